export { otherCompany, ownCompany, premisesIdOf } from './demo-houses.ts'
export { seedDemo } from './seed-demo.ts'
export { writeDemoFile } from './write-demo-file.ts'
