export * from './command.ts'
export * from './sign-command.ts'
export * from './verify-command.ts'
