/** `waivers.yaml`, empty, with one to copy. */
export const waivers = `# Known trouble that somebody accepted until a day. What a waiver says: proofgate schema waivers
# - requirement: TIME-1
#   check: comparison-is-constant
#   reason: comparison-leaks       # the code of the finding, as the bundle names it
#   because: the comparison is replaced with the next release
#   owner: Ada Lovelace            # who mends it
#   approver: Grace Hopper         # who accepted the risk; somebody else
#   issue: https://example.org/issues/1
#   expires: 2026-12-31            # at most 180 days ahead
waivers: []
`;
