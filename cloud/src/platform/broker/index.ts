export { startAedesBroker } from './aedes-broker.ts'
export type { Broker, Message } from './broker.ts'
export { FakeBroker } from './fake-broker.ts'
export { startMqttBroker } from './mqtt-broker.ts'
