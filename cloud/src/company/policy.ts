import { everybody, signedIn } from '../platform/http/index.ts'

/** Which companies, is decided by row-level security in `listOwnCompanies`. */
export const companyPolicy = {
  list: { ...signedIn, who: 'a signed-in person, for the companies that serve their flats' },
  here: everybody(
    'whoever comes to sign in sees whose door it is and how to register; it holds what a company tells the world',
  ),
  shades: everybody('arithmetic on a colour that the asker names; nothing of anybody is in it'),
  logo: everybody('a logo is made to be seen, also before somebody signs in; ids of companies cannot be guessed'),
}
