import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

const answerWithinMs = 5_000

/** The body of a GET, or nothing when it did not answer 200. @param ca PEM of the authority to trust for HTTPS */
export function httpText(url: string, ca?: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { timeout: answerWithinMs, ...(ca === undefined ? {} : { ca }) }
    const request = (url.startsWith('https:') ? requestHttps : requestHttp)(url, options, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('error', () => resolve(undefined))
      response.on('end', () => resolve(response.statusCode === 200 ? text : undefined))
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(undefined))
    request.on('close', () => resolve(undefined))
    request.end()
  })
}
