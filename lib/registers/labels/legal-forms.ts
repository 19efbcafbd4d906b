/** The Insee’s « catégories juridiques », level III: code, tab, label. */
export const LEGAL_FORMS = `
0001	Fonds communs de placement, fonds commun de placement à risques, fonds professionnel de capital investissement, fonds commun de placement d’entreprise, fonds commun de titrisation et fonds de financement spécialisé
1000	Entrepreneur individuel
2110	Indivision entre personnes physiques
2120	Indivision avec personne morale
2210	Société créée de fait entre personnes physiques
2220	Société créée de fait avec personne morale
2310	Société en participation entre personnes physiques
2320	Société en participation avec personne morale
2385	Société en participation de professions libérales
2400	Fiducie
2700	Paroisse hors zone concordataire
2800	Assujetti unique à la TVA
2900	Autre groupement de droit privé non doté de la personnalité morale
3110	Représentation ou agence commerciale d’état ou organisme public étranger immatriculé au RCS
3120	Société commerciale étrangère immatriculée au RCS
3205	Organisation internationale
3210	État, collectivité ou établissement public étranger
3220	Société étrangère non immatriculée au RCS
3290	Personne morale de droit étranger (autre que société étrangère) non immatriculée au registre du commerce et des sociétés
4110	Établissement public national à caractère industriel ou commercial doté d’un comptable public
4120	Établissement public national à caractère industriel ou commercial non doté d’un comptable public
4130	Exploitant public
4140	Établissement public local à caractère industriel ou commercial
4150	Régie d’une collectivité locale à caractère industriel ou commercial
4160	Institution Banque de France
5191	Société de caution mutuelle
5192	Société coopérative de banque populaire
5193	Caisse de crédit maritime mutuel
5194	Caisse (fédérale) de crédit mutuel
5195	Association coopérative inscrite (droit local Alsace Moselle)
5196	Caisse d’épargne et de prévoyance à forme coopérative
5202	SNC, Société en nom collectif
5203	Société en nom collectif coopérative
5305	Société d’intérêt collectif agricole (SICA) en commandite par actions
5306	SCS, Société en commandite simple
5307	Société en commandite simple coopérative
5308	SCA, Société en commandite par actions
5309	Société en commandite par actions coopérative
5310	SLP, Société en libre partenariat
5311	Société d’expertise comptable en commandite par actions
5312	Société de participations d’expertise comptable en commandite par actions
5313	Société pluri-professionnelle d’exercice en commandite par actions
5314	Autre forme de société en commandite simple
5315	Autre forme de société en commandite par actions
5370	Société de Participations Financières de Profession Libérale Société en commandite par actions (SPFPL SCA)
5385	Société d’exercice libéral en commandite par actions
5410	Société nationale à responsabilité limitée
5415	Société d’économie mixte à responsabilité limitée
5420	Autre société à responsabilité limitée
5421	Entreprise unipersonnelle sportive à responsabilité limitée
5422	Société immobilière pour le commerce et l’industrie (SICOMI) à responsabilité limitée
5426	Société immobilière de gestion à responsabilité limitée
5430	Société d’aménagement foncier et d’équipement rural (SAFER) à responsabilité limitée
5431	Société mixte d’intérêt agricole (SMIA) à responsabilité limitée
5432	Société d’intérêt collectif agricole à responsabilité limitée
5438	Société coopérative de commerçants détaillants à responsabilité limitée
5439	Société coopérative de production à responsabilité limitée
5442	Société d’attribution à responsabilité limitée
5443	Société coopérative de construction à responsabilité limitée
5450	Société coopérative d’attribution d’immeuble en jouissance à temps partagé à responsabilité limitée
5451	Société coopérative de consommation à responsabilité limitée
5453	Société coopérative artisanale à responsabilité limitée
5454	Société coopérative d’intérêt maritime à responsabilité limitée
5455	Société coopérative de transport routier à responsabilité limitée
5456	Société coopérative maritime à responsabilité limitée
5457	Société coopérative d’entreprises de transport routier à responsabilité limitée
5458	Société coopérative ouvrière de production (SCOP) à responsabilité limitée
5459	Union de sociétés coopératives à responsabilité limitée
5460	Autre SARL coopérative
5461	Société coopérative à responsabilité limitée
5462	Société coopérative d’intérêt collectif à responsabilité limitée
5463	Société coopérative d’activité et d’emploi à responsabilité limitée
5464	Union d’économie sociale - Société coopérative à responsabilité limitée
5465	Société coopérative d’habitants à responsabilité limitée
5466	Société coopérative de crédit à responsabilité limitée
5467	Société coopérative et participative à responsabilité limitée
5468	Société coopérative de travailleurs à responsabilité limitée
5469	Union de sociétés coopératives maritimes à responsabilité limitée
5470	Société de Participations Financières de Profession Libérale Société à responsabilité limitée (SPFPL SARL)
5482	Société de participations financières de profession libérale de conseil en propriété industrielle à responsabilité limitée
5483	Société de participations financières de profession libérale de pharmacien d’officine à responsabilité limitée
5484	Société d’exercice libéral de pharmaciens d’officine à responsabilité limitée
5485	SELARL, Société d’exercice libéral à responsabilité limitée
5486	Société d’expertise comptable à responsabilité limitée
5487	Société de participations financières de profession libérale de notaire à responsabilité limitée
5488	Société de participations financières de profession libérale de commissaire-priseur judiciaire à responsabilité limitée
5489	Société de participations financières de profession libérale d’avocat à responsabilité limitée
5490	Société de participations financières de profession libérale d’huissier de justice à responsabilité limitée
5491	Société de participations financières de profession libérale de vétérinaire à responsabilité limitée
5492	Société de participations financières de profession libérale d’expert-comptable à responsabilité limitée
5493	Société de participations financières de profession libérale de commissaire de justice à responsabilité limitée
5494	Société de participations d’expertise comptable à responsabilité limitée
5495	Société pluri-professionnelle d’exercice à responsabilité limitée
5496	Société de presse à responsabilité limitée
5497	Société d’attribution et d’autopromotion à responsabilité limitée
5498	Société d’attribution d’immeuble en jouissance à temps partagé à responsabilité limitée
5499	SARL, Société à responsabilité limitée (sans autre indication)
5501	Société anonyme d’expertise comptable à conseil d’administration
5502	Société anonyme de participations d’expertise comptable à conseil d’administration
5503	Société pluri-professionnelle d’exercice à forme anonyme et conseil d’administration
5504	Société anonyme d’économie mixte à opération unique à conseil d’administration
5505	Société anonyme à participation ouvrière à conseil d’administration
5506	Société anonyme d’économie mixte locale à conseil d’administration
5507	Société de placement à prépondérance immobilière à capital variable (SPPICAV) à forme anonyme et à conseil d’administration
5508	Société d’investissement à capital fixe (SICAF) à forme anonyme et à conseil d’aministration
5509	Société professionnelle de placement à prépondérance immobilière à capital variable (SPPPICAV) à forme anonyme et à conseil d’administration
5510	Société anonyme nationale à conseil d’administration
5511	Société d’investissement professionnelle spécialisée à forme anonyme et à conseil d’administration
5512	Société de capital investissement à forme anonyme et à conseil de surveillance
5513	Société d’investissement à capital variable d’actionnariat salarié (SICAVAS) à forme anonyme et à conseil d’administration
5514	Société de titrisation à forme anonyme et à conseil d’administration
5515	Société anonyme d’économie mixte à conseil d’administration
5516	Société de titrisation supportant des risques d’assurances à forme anonyme et à conseil d’administration
5517	Société de financement spécialisé à forme anonyme et à conseil d’administration
5518	Société anonyme de presse à conseil d’administration
5519	Société d’investissement à capital variable (SICAV) à forme anonyme et à conseil d’administration
5520	Fonds à forme sociétale à conseil d’administration
5521	Société anonyme de coordination à conseil d’administration
5522	Société anonyme immobilière pour le commerce et l’industrie à conseil d’administration (SICOMI)
5523	Société anonyme d’attribution et d’autopromotion à conseil d’administration
5524	Société anonyme d’attribution d’immeubles en jouissance à temps partagé à conseil d’administration
5525	Société anonyme immobilière d’investissement à conseil d’administration
5526	Société publique locale à forme anonyme et conseil d’administration
5527	Société publique locale d’aménagement à forme anonyme et conseil d’administration
5528	Société publique locale d’aménagement d’intérêt national à forme anonyme et conseil d’administration
5529	Société anonyme d’investissement pour le développement rural à conseil d’administration
5530	Société anonyme d’aménagement foncier et d’équipement rural à conseil d’administration (SAFER)
5531	Société anonyme mixte d’intérêt agricole à conseil d’administration (SMIA)
5532	Société anonyme d’intérêt collectif agricole à conseil d’administration (SICA)
5533	Société anonyme à objet sportif et à conseil d’administration
5534	Société anonyme sportive professionnelle et à conseil d’administration
5535	Autre SA à conseil d’administration
5542	Société anonyme d’attribution à conseil d’administration
5543	Société anonyme coopérative de construction à conseil d’administration
5546	Société anonyme d’HLM à conseil d’administration
5547	Société anonyme coopérative de production de HLM à conseil d’administration
5551	Société anonyme coopérative de consommation à conseil d’administration
5552	Société anonyme coopérative de commerçants-détaillants à conseil d’administration
5553	Société anonyme coopérative artisanale à conseil d’administration
5554	Société anonyme coopérative (d’intérêt) maritime à conseil d’administration
5555	Société anonyme coopérative de transport à conseil d’administration
5557	Société anonyme coopérative ouvrière de production à conseil d’administration
5558	Société anonyme coopérative de production à conseil d’administration (SCOP)
5559	Union de sociétés coopératives à forme anonyme et à conseil d’administration
5560	Autre société anonyme coopérative à conseil d’administration
5561	Société anonyme coopérative maritime à conseil d’administration
5562	Société anonyme coopérative d’entreprises de transport routier à conseil d’administration
5563	Union de sociétés coopératives maritimes à forme anonyme et à conseil d’administration
5564	Société anonyme coopérative d’intérêt collectif d’HLM à conseil d’administration
5565	Société anonyme coopérative d’intérêt collectif à conseil d’administration
5566	Société anonyme coopérative de travailleurs à conseil d’administration
5567	Société anonyme coopérative de banque à conseil d’administration
5568	Union d’économie sociale - Société coopérative à forme anonyme et conseil d’administration
5569	Société anonyme coopérative d’intérêt collectif pour l’accession à la propriété à conseil d’administration
5570	Société de Participations Financières de Profession Libérale Société anonyme à conseil d’administration (SFPL)
5580	Société anonyme coopérative d’activité et d’emploi à conseil d’administration
5581	Société anonyme coopérative d’entreprises à conseil d’administration
5582	Société anonyme coopérative et participative à conseil d’administration
5583	Société coopérative européenne à forme anonyme et à conseil d’administration
5584	Société anonyme coopérative d’habitants à conseil d’administration
5585	Société d’exercice libéral à forme anonyme à conseil d’administration
5586	Société anonyme coopérative de coordination à conseil d’administration
5587	Société anonyme coopérative d’attribution d’immeuble en jouissance à temps partagé à conseil d’administration
5599	Société anonyme à conseil d’administration (sans autre indication)
5605	Société anonyme à participation ouvrière à directoire
5610	Société anonyme nationale à directoire
5615	Société anonyme d’économie mixte à directoire
5620	Fonds à forme sociétale à directoire
5622	Société anonyme immobilière pour le commerce et l’industrie à directoire (SICOMI)
5625	Société anonyme immobilière d’investissement à directoire
5630	Société anonyme d’aménagement foncier et d’équipement rural à directoire (SAFER)
5631	Société anonyme mixte d’intérêt agricole à directoire (SMIA)
5632	Société anonyme d’intérêt collectif agricole à directoire (SICA)
5638	Société anonyme coopérative d’entreprises de transport routier à directoire
5639	Société anonyme coopérative d’habitants à directoire
5640	Société anonyme coopérative de coordination à directoire
5641	Société anonyme coopérative d’intérêt collectif pour l’accession à la propriété à directoire
5642	Société anonyme d’attribution à directoire
5643	Société anonyme coopérative de construction à directoire
5645	Société anonyme coopérative d’attribution d’immeuble en jouissance à temps partagé à directoire
5646	Société anonyme de HLM à directoire
5647	Société anonyme coopérative de production de HLM à directoire
5649	Société anonyme coopérative maritime à directoire
5651	Société anonyme coopérative de consommation à directoire
5652	Société anonyme coopérative de commerçants-détaillants à directoire
5653	Société anonyme coopérative artisanale à directoire
5654	Société anonyme coopérative d’intérêt maritime à directoire
5655	Société anonyme coopérative de transport à directoire
5656	Union de sociétés coopératives maritimes à forme anonyme et à directoire
5657	Société anonyme coopérative ouvrière de production (SCOP) à directoire
5658	Société anonyme coopérative de production à directoire (SCOP)
5659	Union de sociétés coopératives à forme anonyme et à conseil d’administration
5660	Autre société anonyme coopérative à directoire
5661	Société anonyme coopérative à directoire
5662	Société anonyme coopérative d’intérêt collectif (SCIC) à directoire
5663	Société anonyme coopérative de banque à directoire
5664	Union d’économie sociale - Société coopérative à forme anonyme et directoire
5665	Société anonyme coopérative d’intérêt collectif d’HLM à directoire
5666	Société anonyme coopérative de travailleurs à directoire
5667	Société anonyme coopérative d’entreprises à directoire
5668	Société anonyme coopérative d’activité et d’emploi à directoire
5669	Société anonyme coopérative et participative à directoire
5670	Société de Participations Financières de Profession Libérale Société anonyme à Directoire (SPFPL)
5671	Société coopérative européenne à forme anonyme et à directoire
5672	Société anonyme d’expertise comptable à directoire
5673	Société anonyme de participations d’expertise comptable à directoire
5674	Société pluri-professionnelle d’exercice à forme anonyme et à directoire
5675	Société anonyme d’économie mixte locale à directoire
5676	Société anonyme d’économie mixte à opération unique à directoire
5677	Société de placement à prépondérance immobilière à capital variable (SPPICAV) à forme anonyme et à directoire
5678	Société d’investissement à capital fixe (SICAF) à forme anonyme et à directoire
5679	Société professionnelle de placement à prépondérance immobilière à capital variable (SPPPICAV) à forme anonyme et à directoire
5680	Société d’investissement professionnelle spécialisée à forme anonyme et à directoire
5681	Société de capital investissement à forme anonyme et à directoire
5682	Société d’investissement à capital variable d’actionnariat salarié (SICAVAS) à forme anonyme et à directoire
5683	Société de titrisation à forme anonyme et à directoire
5684	Société de titrisation supportant des risques d’assurances à forme anonyme et à directoire
5685	Société d’exercice libéral à forme anonyme à directoire
5686	Société anonyme de presse à directoire
5687	Société anonyme de coordination à directoire
5688	Société anonyme d’attribution et d’autopromotion à directoire
5689	Société anonyme d’attribution d’immeubles en jouissance à temps partagé à directoire
5690	Société publique locale à forme anonyme et à directoire
5691	Société publique locale d’aménagement à forme anonyme et directoire
5692	Société publique locale d’aménagement d’intérêt national à forme anonyme et à directoire
5693	Société anonyme d’investissement pour le développement rural à directoire
5694	Société anonyme à objet sportif et à directoire
5695	Société anonyme sportive professionnelle à directoire
5696	Autre SA à directoire
5697	Société de financement spécialisé à forme anonyme et à directoire
5698	Société d’investissement à capital variable (SICAV) à forme anonyme et à directoire
5699	Société anonyme à directoire (sans autre indication)
5701	Société d’investissement à capital variable (SICAV) par actions simplifiée
5702	Société de placement à prépondérance immobilière à capital variable (SPPICAV) par actions simplifiée
5703	Société professionnelle de placement à prépondérance immobilière à capital variable (SPPPICAV) par actions simplifiée
5704	Société d’investissement professionnelle spécialisée par actions simplifiée
5705	Société de capital investissement par actions simplifiée
5706	Société d’investissement à capital variable d’actionnariat salarié (SICAVAS) par actions simplifiée
5707	Société de financement spécialisé à capital variable par actions simplifiée
5710	SAS, société par actions simplifiée
5711	Société d’attribution par actions simplifiée
5712	Société d’attribution et d’autopromotion par actions simplifiée
5713	Société d’attribution d’immeuble en jouissance à temps partagé par actions simplifiée
5714	Société par actions simplifiée à participation ouvrière
5740	Société coopérative par actions simplifiée
5741	Société coopérative de production par actions simplifiée
5742	Société coopérative ouvrière de production par actions simplifiée
5743	Société coopérative d’intérêt collectif par actions simplifiée
5744	Société d’intérêt collectif agricole (SICA) par actions simplifiée
5745	Société coopérative d’activité et d’emploi par actions simplifiée
5746	Société coopérative et participative par actions simplifiée
5747	Union d’économie sociale - Société coopérative par actions simplifiée
5748	Union de sociétés coopératives - société par action simplifiée
5749	Société coopérative de construction par actions simplifiée
5750	Société coopérative de consommation par actions simpflifiée
5751	Société coopérative de transport routier par actions simplifiée
5752	Société coopérative d’entreprises de transport routier par actions simplifiée
5753	Société coopérative européenne par actions simplifiée
5754	Société coopérative d’habitants par actions simplifiée
5755	Société coopérative d’attribution d’immeuble en jouissance à temps partagé par actions simplifiée
5756	Société d’investissement pour le développement rural par actions simplifiée
5757	Autre SAS coopérative
5770	Société de Participations Financières de Profession Libérale Société par actions simplifiée (SPFPL SAS)
5785	SELAS, Société d’exercice libéral par action simplifiée
5786	Société d’exercice libéral de pharmaciens d’officine par actions simplifiée
5788	Société d’expertise comptable par actions simplifiée
5789	Société de participations financières de profession libérale de notaire par actions simplifiée
5790	Société de participations financières de profession libérale de vétérinaire par actions simplifiée
5791	Société de participations financières de profession libérale d’avocat par actions simplifiée
5792	Société de participations financières de profession libérale de pharmacien d’officine par actions simplifiée
5793	Société de participations financières de profession libérale d’expert-comptable par actions simplifiée
5794	Société de participations d’expertise comptable par actions simplifiée
5795	Société pluri-professionnelle d’exercice par actions simplifiée
5796	Société mixte d’intérêt agricole (SMIA) par actions simplifiée
5797	Société de participations financières de profession libérale de conseil en propriété industrielle par actions simplifiée
5799	Autre forme de société par actions simplifiée
5800	Société européenne
6210	GEIE, Groupement européen d’intérêt économique
6220	GIE, Groupement d’intérêt économique
6316	CUMA, Coopérative d’utilisation de matériel agricole en commun
6317	Société coopérative agricole
6318	Union de sociétés coopératives agricoles
6399	Autre société coopérative agricole
6415	Société d’assurance à forme mutuelle (non inscrite au RCS)
6413	Société de groupe d’assurance mutuelle
6414	Société de réassurance mutuelle
6510	SCEV, Société civile d’exploitation viticole
6511	Sociétés Interprofessionnelles de Soins Ambulatoires
6521	Société civile de placement immobilier
6531	Groupement forestier d’investissement
6532	Société civile d’intérêt collectif agricole (SICA)
6533	GAEC, Groupement agricole d’exploitation en commun
6534	GFA, Groupement foncier agricole
6535	GAF, Groupement agricole foncier
6536	GF, Groupement forestier
6537	GP, Groupement pastoral
6538	GFR, Groupement foncier et rural
6539	Société civile foncière
6540	Société civile immobilière (SCI)
6541	Société civile immobilière de construction-vente
6542	Société civile d’attribution
6543	Société civile coopérative de construction
6544	Société civile immobilière d’ accession progressive à la propriété
6545	Société civile d’attribution et d’autopromotion
6546	Société civile d’attribution d’immeuble en jouissance à temps partagé
6547	Société civile de construction-vente
6550	Union de sociétés coopératives maritimes - société civile
6551	Société civile coopérative de consommation
6552	Société civile coopérative d’habitants
6553	Société civile coopérative d’attribution d’immeuble en jouissance à temps partagé
6554	Société civile coopérative d’intérêt maritime
6555	Union de sociétés coopérative - Société civile
6556	Union d’économie sociale - Société civile
6558	Société civile coopérative entre médecins
6560	Autre société civile coopérative
6561	SCP d’avocats
6562	SCP d’avocats aux conseils
6563	SCP d’avoués d’appel
6564	SCP d’huissiers
6565	SCP de notaires
6566	SCP de commissaire-priseur judiciaire
6567	SCP de greffiers de tribunal de commerce
6568	SCP de conseils juridiques
6569	SCP de commissaires aux comptes
6571	SCP de médecins
6572	SCP de dentistes
6573	SCP d’infirmiers
6574	SCP de masseurs-kinésithérapeutes
6575	SCP de directeurs de laboratoire d’analyse médicale
6576	SCP de vétérinaires
6577	SCP de géomètres experts
6578	SCP d’architectes
6580	SCP de commissaires-priseurs
6581	SCP d’administrateurs judiciaires
6582	SCP de mandataires judiciaires à la liquidation des entreprises
6583	SCP de mandataires judiciaires
6584	SCP de conseils en propriété industrielle
6585	Autre société civile professionnelle
6586	SCP de commissaires de justice
6587	Société pluri-professionnelle d’exercice à forme civile
6588	Société civile de participation
6589	Société civile de moyens
6590	Société civile coopérative
6591	Société civile de portefeuille
6592	Société d’épargne forestière
6593	Société civile de perception et de répartition des droits d’auteurs
6594	Société civile
6595	Caisse locale de crédit mutuel
6596	Caisse de crédit agricole mutuel
6597	SCEA, Société civile d’exploitation agricole
6598	EARL, Exploitation agricole à responsabilité limitée pluripersonnelle
6599	Autre société civile
6901	Autre personne de droit privé inscrite au registre du commerce et des sociétés
7111	Autorité constitutionnelle
7112	Autorité administrative ou publique indépendante
7113	Ministère
7120	Service central d’un ministère
7150	Service du ministère de la Défense
7160	Service déconcentré à compétence nationale d’un ministère (hors Défense)
7171	Service déconcentré de l’État à compétence (inter) régionale
7172	Service déconcentré de l’État à compétence (inter) départementale
7179	(Autre) Service déconcentré de l’État à compétence territoriale
7190	Ecole nationale non dotée de la personnalité morale
7210	Commune et commune nouvelle
7220	Département
7225	Collectivité et territoire d’Outre Mer
7229	(Autre) Collectivité territoriale
7230	Région
7312	Commune associée et commune déléguée
7313	Section de commune
7314	Ensemble urbain
7321	Association syndicale autorisée
7322	Association foncière urbaine
7323	Association foncière de remembrement
7331	Établissement public local d’enseignement
7340	Pôle métropolitain
7341	Secteur de commune
7342	District urbain
7343	Communauté urbaine
7344	Métropole
7345	Syndicat intercommunal à vocation multiple (SIVOM)
7346	Communauté de communes
7347	Communauté de villes
7348	Communauté d’agglomération
7349	Autre établissement public local de coopération non spécialisé ou entente
7351	Institution interdépartementale ou entente
7352	Institution interrégionale ou entente
7353	Syndicat intercommunal à vocation unique (SIVU)
7354	Syndicat mixte fermé
7355	Syndicat mixte ouvert
7356	Commission syndicale pour la gestion des biens indivis des communes
7357	Pôle d’équilibre territorial et rural (PETR)
7361	Centre communal d’action sociale
7362	Caisse des écoles
7363	Caisse de crédit municipal
7364	Établissement d’hospitalisation
7365	Syndicat inter hospitalier
7366	Établissement public local social et médico-social
7367	Centre Intercommunal d’action sociale (CIAS)
7371	Office public d’habitation à loyer modéré (OPHLM)
7372	Service départemental d’incendie et de secours (SDIS)
7373	Établissement public local culturel
7378	Régie d’une collectivité locale à caractère administratif
7379	(Autre) Établissement public administratif local
7381	Organisme consulaire
7382	Établissement public national ayant fonction d’administration centrale
7383	Établissement public national à caractère scientifique culturel et professionnel
7384	Autre établissement public national d’enseignement
7385	Autre établissement public national administratif à compétence territoriale limitée
7389	Établissement public national à caractère administratif
7410	Groupement d’intérêt public (GIP)
7430	Établissement public des cultes d’Alsace-Lorraine
7450	Etablissement public administratif, cercle et foyer dans les armées
7470	Groupement de coopération sanitaire à gestion publique
7490	Autre personne morale de droit administratif
8110	Régime général de la Sécurité Sociale
8120	Régime spécial de Sécurité Sociale
8130	Institution de retraite complémentaire
8140	Mutualité sociale agricole
8150	Régime maladie des non-salariés non agricoles
8160	Régime vieillesse ne dépendant pas du régime général de la Sécurité Sociale
8170	Régime d’assurance chômage
8190	Autre régime de prévoyance sociale
8210	Mutuelle
8250	Assurance mutuelle agricole
8290	Autre organisme mutualiste
8310	Comité social économique d’entreprise
8311	Comité social économique d’établissement
8410	Syndicat de salariés
8420	Syndicat patronal
8450	Ordre professionnel ou assimilé
8470	Centre technique industriel ou comité professionnel du développement économique
8490	Autre organisme professionnel
8510	Institution de prévoyance
8520	Institution de retraite supplémentaire
9110	Syndicat de copropriété
9150	Association syndicale libre
9210	Association non déclarée
9211	Association non déclarée inscrite au RCS
9220	Association déclarée
9221	Association déclarée d’insertion par l’économique
9222	Association intermédiaire
9223	Groupement d’employeurs
9224	Association d’avocats à responsabilité professionnelle individuelle
9226	Association déclarée inscrite au RCS
9227	Association déclarée d’insertion par l’économique inscrite au RCS
9228	Association intermédiaire inscrite au RCS
9230	Association déclarée, reconnue d’utilité publique
9231	Association déclarée, reconnue d’utilité publique, inscrite au RCS
9240	Congrégation
9260	Association de droit local (Bas-Rhin, Haut-Rhin et Moselle)
9261	Association de droit local (Bas-Rhin, Haut-Rhin et Moselle) inscrite au RCS
9300	Fondation
9301	Fondation inscrite au RCS
9901	Autre personne morale de droit privé
9902	Fonds de dotation
9970	Groupement de coopération sanitaire à gestion privée
9900	Autre personne morale de droit (dont fonds de dotation)
9905	Autre personne morale de droit privé inscrite au RCS
9906	Fonds de dotation inscrit au RCS
`;
