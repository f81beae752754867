import type { CompiledClient } from '#clients/find-client.ts'
import type { Signing } from '#keys/keys.ts'
import type { SigningAlg } from '#model/key-pair.ts'
import { INTERNAL_SIGNER } from '#model/signer.ts'

/** The key that signs for a client: the one it names, its own, or the tenant's. */
export const signingFor = (client: CompiledClient, alg: SigningAlg): Signing => ({
  alg,
  adapter: client.signatures_adapter === INTERNAL_SIGNER ? undefined : client.signatures_adapter,
  client_id: client.key_pair_type && client.id,
  key_pair_id: client.key_pair_id,
})
