/** A sign-in page that wants to be seen never answers here. */
const PATIENCE = 10_000

/**
 * Asks in a hidden frame (OIDC Core §3.1.2.1, `prompt=none`), and gives the address that the server redirected to; nothing when it redirected nowhere,
 * or the browser keeps cookies from frames of other sites.
 */
export function silentAnswer(url: URL, redirectUri: string): Promise<URL | undefined> {
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.title = 'sign-in'
  return new Promise<URL | undefined>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE)
    frame.onload = () => {
      const address = addressOf(frame)
      if (address === 'about:blank') return
      clearTimeout(timer)
      resolve(address?.startsWith(redirectUri) ? new URL(address) : undefined)
    }
    frame.src = url.href
    document.body.append(frame)
  }).finally(() => frame.remove())
}

/** A page of another origin keeps its address to itself. */
function addressOf(frame: HTMLIFrameElement): string | undefined {
  try {
    return frame.contentWindow?.location.href
  } catch {
    return undefined
  }
}
