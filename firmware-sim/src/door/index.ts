export * from './door-physics.ts'
export * from './start-door.ts'
