import { z } from 'zod'
import { type Kind, secureUrl, text } from '#fields/kinds.ts'

const placeholder = /\{\{[^{}]*\}\}/g
const https = secureUrl().schema

/** A web address with `{{variables}}` in it, which are filled in at use. With them filled in it must be https; http is for loopback addresses. */
export const urlTemplate = (max = 2048): Kind<string> => ({
  ...text(max),
  name: 'URL template',
  schema: z
    .string()
    .max(max)
    .refine((url) => !/[\s\p{Cc}]|\{%/u.test(url.replace(placeholder, '')), 'must not hold spaces, control characters or tags')
    .refine((url) => https.safeParse(url.replace(placeholder, '1')).success, 'must be an https address; http is for loopback addresses only'),
})

/** The variables that a template names. */
export const variablesIn = (template: string): string[] => [...template.matchAll(/\{\{-?\s*([A-Za-z_]\w*)/g)].map(([, name = '']) => name)
