/** An agreement as its form says it; a name without an English one stands for itself in both languages. */
export function agreementOf(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const names = (name: string) => ({ 'zh-CN': text(name), en: text(`${name}En`) || text(name) })
  return {
    id: text('id'),
    counterpart: names('counterpart'),
    scope: names('scope'),
    contact: { office: names('office'), phone: text('phone') },
    validFrom: text('validFrom'),
    validTo: text('validTo') || null,
  }
}

/** A fault at the field of the form it is about: `contact.phone` is asked for as `phone`. */
export const asAsked = <Said extends { readonly field?: string }>(wrong: Said): Said =>
  wrong.field?.startsWith('contact.') ? { ...wrong, field: wrong.field.slice('contact.'.length) } : wrong
