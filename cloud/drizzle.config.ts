import { defineConfig } from 'drizzle-kit'

/**
 * Migrations are generated from the tables of all domains. After a change of any `tables.ts`, in `cloud/`:
 *
 *     node_modules/.bin/drizzle-kit generate --name what-changed
 *
 * and read the SQL it wrote under `migrations/` before committing it. Renames without a terminal need `--hints`.
 * FORCE for row-level security and grants to `domovoy_app` are not in there: `platform/database/migrate.ts` sees to both.
 */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/**/tables.ts',
  out: './migrations',
})
