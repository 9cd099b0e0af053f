export { nameOperator } from './name-operator.ts'
export { requireOperator } from './require-operator.ts'
export { operatorRoutes } from './routes.ts'
