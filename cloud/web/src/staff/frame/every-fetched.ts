interface Fetched<Page> {
  data: { pages: Page[] } | undefined
  hasNextPage: boolean
  error: Error | null
  fetchNextPage: () => Promise<Fetched<Page>>
}

/** All pages of a list that is fetched on demand, the rest of them now. @throws what the cloud refuses with */
export async function everyFetched<Page>(query: Fetched<Page>): Promise<Page[]> {
  let so = query
  while (so.hasNextPage) {
    so = await so.fetchNextPage()
    if (so.error !== null) throw so.error
  }
  return so.data?.pages ?? []
}
