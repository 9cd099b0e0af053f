import { Client } from 'pg'
import { appRole } from './policies.ts'
import type { DatabaseAddress } from './pool.ts'

/** Runs statements on a connection of its own. */
export async function withClient<T>(address: DatabaseAddress, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ ...address, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * Makes the application's role and lets the owner act as it. Needs an owner that may create roles, unless the role exists
 * and was granted already.
 */
export async function ensureAppRole(client: Client): Promise<void> {
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${appRole}') then
        create role ${appRole} login nosuperuser nobypassrls nocreatedb nocreaterole;
      end if;
      begin
        execute format('grant ${appRole} to %I', current_user);
      exception when insufficient_privilege then
        -- Granted beforehand by somebody else, or the first connection will say that it was not.
        null;
      end;
    end $$`)
}

/** What the application may do with what the owner makes. */
export async function grantToApp(client: Client): Promise<void> {
  await client.query(`
    grant usage on schema public to ${appRole};
    grant select, insert, update, delete on all tables in schema public to ${appRole};
    grant usage, select on all sequences in schema public to ${appRole};
    grant usage on schema drizzle to ${appRole};
    grant select on drizzle.__drizzle_migrations to ${appRole}`)
}

/**
 * Row-level security does not bind a superuser: a database that lets the application in as one is refused.
 * @throws Error when the role that requests run as would see every company
 */
export async function requireBoundRole(client: Pick<Client, 'query'>): Promise<void> {
  const { rows } = await client.query<{ name: string; free: boolean }>(
    'select current_user as name, (rolsuper or rolbypassrls) as free from pg_roles where rolname = current_user',
  )
  const role = rows[0]
  if (!role || role.free) {
    throw new Error(
      `The database role ${role?.name ?? '?'} is not bound by row-level security: it must not be a superuser.`,
    )
  }
}
