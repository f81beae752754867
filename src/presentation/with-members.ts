/** An address with further parameters. Addresses of wallets, such as `openid4vp://`, are not always ones that URL parsers keep as they are. */
export const withMembers = (address: string, parameters: Readonly<Record<string, string | undefined>>): string => {
  const query = new URLSearchParams(Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  return `${address}${address.includes('?') ? '&' : '?'}${query}`
}
