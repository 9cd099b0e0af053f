/** What an EGRN extract (выписка из ЕГРН) says of a flat. */
export interface Extract {
  /** «50:10:0010203:456»; empty where it is not named. */
  cadastralNumber: string
  address: string
  /** Owners whose rights hold. Rosreestr leaves names out of extracts that strangers order. */
  owners: string[]
  /** When it was made, `YYYY-MM-DD`; empty where it does not say. */
  date: string
  /** The extract's own number. */
  number: string
}
