export * from './start-entrance.ts'
