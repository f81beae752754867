import type { Program } from './program.ts'
import { expectsRs256 } from './quirks.ts'

/** Kubernetes (kubelogin). */
export const kubelogin: Program = {
  name: 'kubelogin',
  title: 'Kubernetes (kubelogin)',
  kind: 'native',
  client: { claims_in_id_token: true },
  redirect_uris: ['http://localhost:8000', 'http://localhost:18000'],
  configuration: [
    {
      place: 'kubeconfig',
      language: 'yaml',
      text: `users:
  - name: oidc
    user:
      exec:
        apiVersion: client.authentication.k8s.io/v1
        command: kubectl
        args:
          - oidc-login
          - get-token
          - --oidc-issuer-url={issuer}
          - --oidc-client-id={client_id}
          - --oidc-extra-scope=email
          - --oidc-extra-scope=groups
          - --oidc-pkce-method=S256
        interactiveMode: IfAvailable
`,
    },
    {
      place: 'flags of kube-apiserver',
      language: 'text',
      text: `--oidc-issuer-url={issuer}
--oidc-client-id={client_id}
--oidc-username-claim=email
--oidc-groups-claim=groups
`,
    },
  ],
  quirks: [
    expectsRs256,
    { does: 'The API server reads e-mail address and groups from the ID token, so the ID token holds these claims.' },
    { does: 'The API server demands email_verified where the user name is the e-mail address.' },
  ],
}
