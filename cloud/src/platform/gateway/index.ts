export { askGateway, type GatewayOptions, secondsLeft } from './ask-gateway.ts'
