/** The token that the simulator knows. Public, hence for a demo on one's own machine only. */
export const demoToken = 'demo_registers_token_for_local_use_only_0123456789abcdef';
