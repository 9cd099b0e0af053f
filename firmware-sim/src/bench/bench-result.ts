/** What a benchmark found: flat figures by name, and the same of others' products where it ran them. */
export type BenchResult = { figures: Record<string, number>; peers: Record<string, Record<string, number>> }
