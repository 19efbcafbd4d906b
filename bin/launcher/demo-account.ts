/** The account of the demo platform. Public, hence for a demo on one's own machine only. */
export const demoAccount = {
  clientId: 'demo_editor_client',
  clientSecret: 'demo_editor_secret',
  webhookSecret: 'demo_webhook_secret_for_local_use_only_0123456789abcdef',
} as const;
