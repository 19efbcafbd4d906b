import { siteIdentity } from '@/app/site-identity';
import { Article } from '@/components/layout/article';
import { legalText } from '@/lib/text/site-legal';

const text = () => legalText(siteIdentity());

export const generateMetadata = () => ({ title: text().title });

export default function LegalPage() {
  return <Article {...text()} />;
}
