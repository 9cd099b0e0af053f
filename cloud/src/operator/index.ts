export { nameOperator } from './name-operator.ts'
export { operatorRoutes } from './routes.ts'
