import { z } from 'zod'

/** A person as the API shows them. */
export const userView = z.object({
  id: z.uuid(),
  name: z.string().meta({ description: 'Empty until the person has told it' }),
  phone: z
    .string()
    .nullable()
    .meta({ description: 'E.164', examples: ['+79000000001'] }),
})

export type UserView = z.infer<typeof userView>
