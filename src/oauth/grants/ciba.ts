import { z } from 'zod'
import { grantType } from '../contracts.ts'
import { redeemDecided } from '../decoupled/redeem.ts'
import { backchannelHandle } from '../handle.ts'

/** The name of the CIBA grant in `supported_grant_types`, settings and records. */
export const CIBA = 'ciba'

/** The CIBA grant (CIBA Core §10.1): a client asks for the tokens of a person who decided on another device. */
export const ciba = grantType({
  type: 'urn:openid:params:grant-type:ciba',
  name: CIBA,
  spec: 'CIBA Core §10.1',
  params: z.object({ auth_req_id: z.string('send the auth_req_id'), resource: z.string().optional(), authorization_details: z.string().optional() }),
  // CIBA Core §7: the client is a confidential one, since it names whom it asks.
  demandsProof: () => true,
  redeem: ({ params, caller, context, confirmation }) =>
    redeemDecided({
      code: params.auth_req_id,
      kind: 'backchannel',
      handle: backchannelHandle,
      grant_type: CIBA,
      spec: 'CIBA Core §11',
      call: { params, caller, context, confirmation },
    }),
})
