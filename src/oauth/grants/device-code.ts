import { z } from 'zod'
import { requiresProof } from '../client-auth/required-proof.ts'
import { grantType } from '../contracts.ts'
import { redeemDecided } from '../decoupled/redeem.ts'
import { deviceHandle } from '../handle.ts'

/** The name of the device authorization grant in `supported_grant_types`, settings and records. */
export const DEVICE_CODE = 'device_code'

/** The device authorization grant (RFC 8628 §3.4): a device asks again and again until its person has decided on another one. */
export const deviceCode = grantType({
  type: 'urn:ietf:params:oauth:grant-type:device_code',
  name: DEVICE_CODE,
  spec: 'RFC 8628 §3.4',
  params: z.object({ device_code: z.string('send the device code'), resource: z.string().optional(), authorization_details: z.string().optional() }),
  demandsProof: requiresProof.device_code,
  redeem: ({ params, caller, context, confirmation }) =>
    redeemDecided({
      code: params.device_code,
      kind: 'device',
      handle: deviceHandle,
      grant_type: DEVICE_CODE,
      spec: 'RFC 8628 §3.5',
      call: { params, caller, context, confirmation },
    }),
})
