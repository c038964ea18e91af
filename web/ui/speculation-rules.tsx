import { addressIn, locales } from '../i18n/locales.ts'
import specialRoutes from '../open-next/special-routes.json' with { type: 'json' }

const privateRoutes = Object.entries(specialRoutes).flatMap(([route, special]) =>
  'isPrivate' in special && special.isPrivate ? [route] : [],
)
const never = [...privateRoutes.flatMap((route) => locales.map((locale) => addressIn(locale, route))), '/api']

const rules = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          { not: { href_matches: never.flatMap((route) => [route, `${route}/*`]) } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
}

/** Lets the browser fetch a reading page while a finger is still on its link; private pages and interfaces never. */
export const SpeculationRules = () => <script type="speculationrules">{JSON.stringify(rules)}</script>
