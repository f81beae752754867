// The ceremonies of WebAuthn: the form holds the options of the server, and is sent with the answer of the authenticator.
const form = document.getElementById('passkey-form')
const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0))
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
const described = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }))

/** The options with bytes in place of base64url. */
function publicKeyOf({ dataset }) {
  const options = JSON.parse(dataset.options)
  const challenge = toBytes(options.challenge)
  if (dataset.kind === 'get') return { ...options, challenge, allowCredentials: described(options.allowCredentials) }
  return { ...options, challenge, user: { ...options.user, id: toBytes(options.user.id) }, excludeCredentials: described(options.excludeCredentials) }
}

/** The answer of the authenticator as JSON (WebAuthn Level 3, RegistrationResponseJSON and AuthenticationResponseJSON). */
function answerOf({ id, rawId, type, response }) {
  const told = { clientDataJSON: toText(response.clientDataJSON) }
  for (const name of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) if (response[name]) told[name] = toText(response[name])
  if (response.getTransports) told.transports = response.getTransports()
  return JSON.stringify({ id, rawId: toText(rawId), type, response: told, clientExtensionResults: {} })
}

function send(credential) {
  form.elements.credential.value = answerOf(credential)
  form.submit()
}

let waiting
async function onSubmit(event) {
  event.preventDefault()
  waiting?.abort()
  const failed = document.getElementById('passkey-failed')
  failed.hidden = true
  try {
    const publicKey = publicKeyOf(form)
    send(await (form.dataset.kind === 'get' ? navigator.credentials.get({ publicKey }) : navigator.credentials.create({ publicKey })))
  } catch {
    failed.hidden = false
  }
}

/** Passkeys among the names that the browser offers to fill in (conditional mediation). */
async function offerInField() {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return
  waiting = new AbortController()
  try {
    send(await navigator.credentials.get({ publicKey: publicKeyOf(form), mediation: 'conditional', signal: waiting.signal }))
  } catch {
    // The person went on in another way.
  }
}

if (form && window.PublicKeyCredential) {
  form.hidden = false
  form.addEventListener('submit', onSubmit)
  if (form.dataset.conditional) void offerInField()
}
