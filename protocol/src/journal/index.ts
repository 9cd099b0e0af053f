export * from './golden.ts'
export * from './record.ts'
