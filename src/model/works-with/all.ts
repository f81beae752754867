import { argoCd } from './argo-cd.ts'
import { aspnet } from './aspnet.ts'
import { authJs } from './auth-js.ts'
import { authlib } from './authlib.ts'
import { awsAlb } from './aws-alb.ts'
import { bookstack } from './bookstack.ts'
import { chatgpt } from './chatgpt.ts'
import { claude } from './claude.ts'
import { cloudflareAccess } from './cloudflare-access.ts'
import { django } from './django.ts'
import { expressOpenidConnect } from './express-openid-connect.ts'
import { gitea } from './gitea.ts'
import { gitlab } from './gitlab.ts'
import { goOidc } from './go-oidc.ts'
import { grafana } from './grafana.ts'
import { harbor } from './harbor.ts'
import { headscale } from './headscale.ts'
import { immich } from './immich.ts'
import { jenkins } from './jenkins.ts'
import { keycloak } from './keycloak.ts'
import { kubelogin } from './kubelogin.ts'
import { mcpTypescriptSdk } from './mcp-typescript-sdk.ts'
import { minio } from './minio.ts'
import { modAuthOpenidc } from './mod-auth-openidc.ts'
import { nextcloud } from './nextcloud.ts'
import { nginx } from './nginx.ts'
import { oauth2Proxy } from './oauth2-proxy.ts'
import { outline } from './outline.ts'
import { paperless } from './paperless.ts'
import { passportOpenidconnect } from './passport-openidconnect.ts'
import { portainer } from './portainer.ts'
import { postgresql } from './postgresql.ts'
import type { Program } from './program.ts'
import { proxmox } from './proxmox.ts'
import { springClient } from './spring-client.ts'
import { springResourceServer } from './spring-resource-server.ts'
import { tailscale } from './tailscale.ts'
import { vault } from './vault.ts'
import { vsCode } from './vs-code.ts'
import { wikiJs } from './wiki-js.ts'
import { zitadelOidc } from './zitadel-oidc.ts'

/** All programs, as the wizard lists them: the docs, the choices of `works_with` and the texts of refusals follow from this list. */
export const programs: readonly Program[] = [
  grafana,
  argoCd,
  gitlab,
  gitea,
  nextcloud,
  vault,
  kubelogin,
  oauth2Proxy,
  nginx,
  modAuthOpenidc,
  springClient,
  springResourceServer,
  aspnet,
  authJs,
  expressOpenidConnect,
  passportOpenidconnect,
  django,
  authlib,
  postgresql,
  minio,
  jenkins,
  outline,
  immich,
  proxmox,
  harbor,
  paperless,
  bookstack,
  headscale,
  wikiJs,
  portainer,
  keycloak,
  cloudflareAccess,
  tailscale,
  awsAlb,
  claude,
  chatgpt,
  vsCode,
  mcpTypescriptSdk,
  goOidc,
  zitadelOidc,
]

/** The program of this name. */
export const programNamed = (name: string | undefined): Program | undefined => programs.find((program) => program.name === name)
