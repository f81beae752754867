import type { PresentedFormat } from './format.ts'
import { presentedJwtVc } from './jwt-vc.ts'
import { presentedMdoc } from './mso-mdoc.ts'
import { presentedSdJwtVc } from './sd-jwt-vc.ts'

/** The formats in which credentials are presented here. */
export const presentedFormats: readonly PresentedFormat[] = [presentedSdJwtVc, presentedJwtVc, presentedMdoc]
