import { siteIdentity } from '@/app/site-identity';
import { Article } from '@/components/layout/article';
import { env } from '@/lib/env';
import { connectedRegisters } from '@/lib/registers/connected';
import type { Register } from '@/lib/registers/register';
import { registerName } from '@/lib/text/registers';
import { type AskedRegisters, privacyText } from '@/lib/text/site-privacy';

const text = () => privacyText(env().RETENTION, siteIdentity(), askedRegisters());

function askedRegisters(): AskedRegisters {
  const connected = connectedRegisters();
  const named = (is: (register: Register) => boolean) => [
    ...new Set(connected.filter(is).map(({ key }) => registerName(key))),
  ];
  return {
    identity: named(({ isIdentity }) => isIdentity),
    open: named(({ isIdentity, isProtected }) => !isIdentity && !isProtected),
    protected: named(({ isProtected }) => isProtected),
  };
}

export const generateMetadata = () => ({ title: text().title });

export default function PrivacyPage() {
  return <Article {...text()} />;
}
