import { issuer } from '../../../auth/place.ts'
import type { Attempt } from './attempt.ts'
import { type Exchange, post } from './exchange.ts'

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code'
const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))
const numberIn = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise)

/** Plays the device (RFC 8628 §3): asks for codes, opens the page where a person decides, and polls until they have. */
export async function playDevice(attempt: Attempt): Promise<Exchange[]> {
  const { scope = '', resource = '' } = attempt.inputs
  const asked = await post('/oauth/device_authorization', { scope, resource }, attempt)
  const { device_code, user_code, expires_in, interval } = asked.body
  if (typeof device_code !== 'string') return [asked]
  window.open(`${issuer}/device?user_code=${encodeURIComponent(String(user_code))}`, '_blank', 'popup,width=520,height=720')
  let pause = numberIn(interval, 5)
  for (let left = numberIn(expires_in, 600); left > 0; left -= pause) {
    await wait(pause)
    const polled = await post('/oauth/token', { grant_type: GRANT, device_code, resource }, attempt)
    const { error } = polled.body
    if (error === 'slow_down') pause += 5
    else if (error !== 'authorization_pending') return [asked, polled]
  }
  return [asked]
}
