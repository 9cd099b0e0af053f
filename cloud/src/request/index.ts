export { createRequest, type MadeRequest, mostFiles, type NewRequest } from './create-request.ts'
export { requestFaults } from './errors.ts'
export {
  isEnded,
  mayBecome,
  type RequestKind,
  type RequestStatus,
  requestKinds,
  requestStatuses,
} from './request-status.ts'
export { request, requestFile, requestMessage } from './tables.ts'
