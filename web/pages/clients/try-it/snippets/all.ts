import { aspnet } from './aspnet.ts'
import { authlib } from './authlib.ts'
import { curl } from './curl.ts'
import type { Language } from './filling.ts'
import { go } from './go.ts'
import { oauth4webapi } from './oauth4webapi.ts'
import { openidClient } from './openid-client.ts'
import { spring } from './spring.ts'

/** The languages and libraries that snippets are written in. */
export const languages: readonly Language[] = [curl, openidClient, oauth4webapi, spring, aspnet, authlib, go]
