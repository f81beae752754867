/** A migration step that no comparison can find: a field that was renamed or dropped, or rows that a new unique index would refuse. */
export type SchemaChange =
  | { readonly on: string; readonly rename_table: { readonly from: string; readonly to: string } }
  | { readonly on: string; readonly rename: { readonly table: string; readonly from: string; readonly to: string } }
  /** A text column that was `yes` or absent becomes a flag under a name of its own. */
  | { readonly on: string; readonly to_flag: { readonly table: string; readonly from: string; readonly to: string } }
  | { readonly on: string; readonly before_index: { readonly index: string; readonly table: string; readonly column: string; readonly text: string } }
  | { readonly on: string; readonly drop: { readonly table: string; readonly column?: string } }

/** Renames and drops, in the order in which they were made, each with its date. */
export const changes: readonly SchemaChange[] = [
  { on: '2026-11-21', drop: { table: 'pushed_requests', column: 'confirmation' } },
  { on: '2026-11-29', rename_table: { from: 'pushed_requests', to: 'waiting_requests' } },
  { on: '2026-11-29', to_flag: { table: 'authorization_codes', from: 'redirect_uri_given', to: 'names_redirect_uri' } },
  {
    on: '2026-11-29',
    // Of clients that share a kid the first one keeps it; of a client and a key pair the key pair does. The other clients use the ids of their keys.
    before_index: {
      index: 'clients_one_id_token_kid',
      table: 'clients',
      column: 'id_token_kid',
      text: `update "clients" set "id_token_kid" = null where "id_token_kid" is not null and (exists (select 1 from "clients" o where o."tenant" = "clients"."tenant" and o."id_token_kid" = "clients"."id_token_kid" and o."id" < "clients"."id") or exists (select 1 from "key_pairs" k where k."tenant" = "clients"."tenant" and k."id" = "clients"."id_token_kid"))`,
    },
  },
  ...(['verifiers', 'credential_configurations', 'status_lists'] as const).map((table) => ({
    on: '2026-11-30',
    rename: { table, from: 'changed_by', to: 'authors' },
  })),
]

/** A backfill: rows that an older program did not write, added once, when a database reaches `ordinal`. */
export interface Fill {
  readonly ordinal: number
  /** The tables it reads and writes; a database that lacked the first has nothing to add. */
  readonly tables: readonly [string, ...string[]]
  readonly text: string
}
export const fills: readonly Fill[] = [
  {
    ordinal: 2,
    tables: ['clients', 'last_uses'],
    text: `insert into "last_uses" ("tenant", "id", "last_used_at") select "tenant", "id", 0 from "clients" c where not exists (select 1 from "last_uses" u where u."tenant" = c."tenant" and u."id" = c."id")`,
  },
  {
    ordinal: 3,
    tables: ['clients', 'posture_scores'],
    text: `insert into "posture_scores" ("tenant", "id", "score", "measured_by") select "tenant", "id", 0, 0 from "clients" c where not exists (select 1 from "posture_scores" s where s."tenant" = c."tenant" and s."id" = c."id")`,
  },
  {
    ordinal: 4,
    tables: ['clients', 'namespaces'],
    text: `insert into "namespaces" ("tenant", "id", "name", "version", "created_at", "updated_at") select "tenant", "namespace", "namespace", 1, min("created_at"), min("created_at") from "clients" c where "namespace" is not null and not exists (select 1 from "namespaces" n where n."tenant" = c."tenant" and n."id" = c."namespace") group by "tenant", "namespace"`,
  },
  {
    ordinal: 5,
    tables: ['desk_activity', 'desk_last_uses'],
    text: `insert into "desk_last_uses" ("tenant", "subject_id", "last_at", "expires_at") select "tenant", "subject_id", max("last_at"), max("expires_at") from "desk_activity" d where not exists (select 1 from "desk_last_uses" u where u."tenant" = d."tenant" and u."subject_id" = d."subject_id") group by "tenant", "subject_id"`,
  },
  // The last author was kept alone, and is the first of the list.
  ...['verifiers', 'credential_configurations', 'status_lists'].map(
    (table): Fill => ({
      ordinal: 5,
      tables: [table],
      text: `update "${table}" set "authors" = case when "authors" is null then '[]' else '["' || "authors" || '"]' end where "authors" is null or "authors" not like '[%'`,
    }),
  ),
]

/** Raised when an older program must not open the database any more although it knows every column. */
export const schemaOrdinal = 5
