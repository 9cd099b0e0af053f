export * from './lines.ts'
export * from './start-gpio-server.ts'
