import { cloudFetch } from './cloud-fetch.ts'
import { ProblemError } from './problem.ts'

export interface UploadedFile {
  id: string
  name: string
  kind: 'pdf' | 'jpeg' | 'png' | 'xml' | 'zip' | 'signature'
  sizeBytes: number
}

/** What one file may take; the cloud says the same. */
const largestFileBytes = 10 * 1024 * 1024
/** A slow phone takes its time for ten megabytes. */
const patienceMs = 120_000

/**
 * Uploads one file. Too large a one is told before it is sent.
 * @param path `/api/files?company=…`, or a company's own
 * @throws ProblemError as the cloud answers, `file.too-large` at once
 */
export async function uploadFile(path: string, file: File): Promise<UploadedFile> {
  if (file.size > largestFileBytes) throw new ProblemError('file.too-large', 413)
  const body = new FormData()
  body.append('file', file, file.name)
  const response = await cloudFetch(path, { method: 'POST', body }, patienceMs)
  return (await response.json()) as UploadedFile
}
