import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import type { Grant } from '#model/grant.ts'
import type { User } from '#model/user.ts'
import type { Entitlement } from '../tokens/entitlement.ts'
import { entitlementOfGrant } from '../tokens/from-grant.ts'

/** The grant of an agent token, its client, and the person whom the agent acts for, if any. */
export interface AgentParties {
  readonly client: CompiledClient
  readonly user: User | undefined
  readonly context: Context
}

/**
 * The part of an entitlement that all agent tokens share: they are opaque, live as long as the client says, and are for no API, because they stand for
 * bound data and not for access.
 */
export const agentEntitlement = (granted: Grant, { client, user, context }: AgentParties) =>
  ({
    ...(user ? entitlementOfGrant(granted, { client, user, context }) : { subject: client.id, grant_id: granted.id, not_after: granted.expires_at }),
    audience: [],
    agent: true,
    format: 'opaque',
    lifetime: client.agent_token_ttl,
  }) satisfies Partial<Entitlement>

/** The longest life, in seconds, of what descends from the grant of an agent. */
export const agentLife = (client: CompiledClient, refreshes: boolean): number =>
  refreshes ? Math.max(client.refresh_token_absolute_ttl, client.agent_token_ttl) : client.agent_token_ttl
