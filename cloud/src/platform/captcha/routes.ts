import { Hono, type Context as HonoContext } from 'hono'
import { z } from 'zod'
import { everybody, type HttpEnv, route } from '../http/index.ts'
import { type Captcha, pictureLength } from './captcha.ts'
import { captchaFaults } from './faults.ts'
import { issuePicture } from './issue-picture.ts'
import { issueProof } from './issue-proof.ts'
import { captchaSolution } from './solution.ts'

const tag = 'captcha'
const proofView = captchaSolution.options[0].shape.challenge

const proof = route({
  summary: '«Я не робот»: work for a browser (ALTCHA); its solution serves once',
  tag,
  policy: everybody('asked of people who are not signed in yet'),
  replies: { 200: proofView },
})

const picture = route({
  summary: 'A picture of digits; its answer serves once',
  tag,
  policy: everybody('asked of people who are not signed in yet'),
  replies: {
    201: z.object({
      id: z.uuid(),
      image: z.string().meta({ description: 'PNG as a data URL' }),
      length: z.int().meta({ description: 'How many digits' }),
    }),
  },
  faults: [captchaFaults['captcha.limited']],
})

export interface CaptchaRoutesOptions {
  captcha: Captcha
  /** Who really asks; see `requestAddress`. */
  addressOf: (c: HonoContext) => string
}

export function captchaRoutes({ captcha, addressOf }: CaptchaRoutesOptions) {
  return new Hono<HttpEnv>()
    .get('/api/captcha/proof', proof, async (c) =>
      proof.reply(c, 200, proofView.parse(await issueProof(captcha, c.var.ctx.clock.now()))),
    )
    .post('/api/captcha/picture', picture, async (c) => {
      const { id, png } = await issuePicture(c.var.ctx, captcha, addressOf(c))
      return picture.reply(c, 201, {
        id,
        image: `data:image/png;base64,${png.toString('base64')}`,
        length: pictureLength,
      })
    })
}
