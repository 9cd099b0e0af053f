import { defineConfig } from 'vitest/config'
import { splitTexts } from './cloud/web/build/split-texts.ts'

const packages = ['protocol', 'edge', 'cloud', 'firmware-sim']

/**
 * Two kinds of test: `*.test.ts` stand beside the code; `*.e2e.ts` start the product as processes and press its buttons in
 * a real browser, one file after the other since they share the machine's two cores.
 */
export default defineConfig({
  test: {
    projects: [
      ...packages.map((name) => ({
        test: {
          name,
          root: name,
          include: ['**/*.test.ts'],
          exclude: ['**/node_modules/**', 'web/**'],
          testTimeout: 20_000,
          // One PostgreSQL for all of the cloud's tests; each file works on a copy of its database.
          globalSetup: name === 'cloud' ? ['src/platform/database/test-server.ts'] : [],
        },
      })),
      { test: { name: 'house', root: '.ci', include: ['*.test.ts'], testTimeout: 60_000 } },
      {
        plugins: [splitTexts()],
        test: { name: 'web', root: 'cloud/web', include: ['src/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
      },
      {
        test: {
          name: 'e2e',
          root: '.',
          include: ['firmware-sim/**/*.e2e.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
