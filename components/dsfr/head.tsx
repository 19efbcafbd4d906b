import {
  createGetHtmlAttributes,
  DsfrHeadBase,
  type DsfrHeadProps,
} from '@codegouvfr/react-dsfr/next-app-router/server-only-index';
import { defaultColorScheme } from './color-scheme';
import { Link } from './link';

/** Attributes of `<html>`: language, and no theme yet, which the browser knows best. */
export const { getHtmlAttributes } = createGetHtmlAttributes({ defaultColorScheme });

/** Stylesheet, fonts, icons and the script that sets the theme before the first paint. Server components only. */
export function DsfrHead(props: DsfrHeadProps) {
  return <DsfrHeadBase Link={Link} {...props} />;
}
