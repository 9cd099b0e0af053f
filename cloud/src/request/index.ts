export { addMessage, holdRequest, longestMessage } from './add-message.ts'
export { findCompanyOf } from './ask-question.ts'
export { countTry } from './count-try.ts'
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
export type { RequestLineView, RequestView, StaffLineView, StaffRequestView } from './request-view.ts'
export { requestRoutes } from './routes.ts'
export { request, requestFile, requestMessage } from './tables.ts'
