import { decodePart } from '../../../auth/jwt.ts'
import { consoleRoot, issuer } from '../../../auth/place.ts'

/** Where the authorization response of a tried client arrives. It must be among the client's redirect URIs. */
export const TRY_PATH = `${consoleRoot}/try`
export const tryRedirectUri = `${issuer}/console/try`
const CHANNEL = 'gatehouse-try'

/** In the popup: gives the response to the page that opened it, which listens under the request's `state`, and goes. */
export function handOver(): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(location.search || location.hash)
  channel.close()
  window.close()
}

/** An authorization response as it came back in the URL. */
interface Returned {
  readonly separator: string
  readonly sent: URLSearchParams
  /** Its parameters; those of a signed response stand in its JWT (JARM §2.1). They are shown, and the code is spent with our own verifier. */
  readonly answer: URLSearchParams
}

function readReturned(text: string): Returned {
  const sent = new URLSearchParams(text.slice(1))
  const signed = decodePart(sent.get('response') ?? '', 1)
  const answer = signed ? new URLSearchParams(Object.entries(signed).map(([name, value]) => [name, String(value)])) : sent
  return { separator: text.slice(0, 1), sent, answer }
}

/** How long an answer may still be on its way from a window that is gone. */
const LAST_WORD = 1000

/** In the page: opens the popup and waits for its response. @throws {Error} when the browser blocks it, or the person gives up or closes it. */
export function authorizeInPopup(url: string, state: string): Promise<Returned> {
  const popup = window.open(url, '_blank', 'popup,width=520,height=720')
  if (!popup) return Promise.reject(new Error('the browser blocked the window; allow pop-ups for this page'))
  return new Promise((resolve, reject) => {
    const channel = new BroadcastChannel(CHANNEL)
    const timer = setTimeout(() => end(() => reject(new Error('nothing came back within five minutes'))), 300_000)
    const watch = setInterval(() => {
      if (!popup.closed) return
      clearInterval(watch)
      setTimeout(() => end(() => reject(new Error('the window was closed before anything came back'))), LAST_WORD)
    }, 500)
    const end = (then: () => void) => {
      clearTimeout(timer)
      clearInterval(watch)
      channel.close()
      then()
    }
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const returned = readReturned(String(data))
      if (returned.answer.get('state') === state) end(() => resolve(returned))
    }
  })
}
