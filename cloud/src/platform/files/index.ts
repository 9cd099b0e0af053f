export { type FileKind, fileKinds } from './file-kinds.ts'
export { keepFiles } from './keep-files.ts'
export { storedFile } from './tables.ts'
