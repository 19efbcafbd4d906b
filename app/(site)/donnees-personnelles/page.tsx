import { siteIdentity } from '@/app/site-identity';
import { Article } from '@/components/layout/article';
import { env } from '@/lib/env';
import { privacyText } from '@/lib/text/site-privacy';

const text = () => privacyText(env().RETENTION, siteIdentity());

export const generateMetadata = () => ({ title: text().title });

export default function PrivacyPage() {
  return <Article {...text()} />;
}
