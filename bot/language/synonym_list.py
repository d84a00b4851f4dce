"""Words that mean about the same to people who buy for a municipality.

From the plans of Leiden and Midden-Groningen, the Dutch names of the CPV (the European
vocabulary of purchases) and the clusters of the MVI-criteriatool, with the everyday words
for them. Kept general: a municipality's own words belong in its profile, as aliases.
"""

SAME = """
aannemer = bouwbedrijf
aanbesteden = aanbesteding = tender
aardgasvrij = gasloos = zonder gas
accu = batterij
afdrukken = printen
afstand tot de arbeidsmarkt = doelgroep = participatiewet = banenafspraak = werkzoekende
afval = vuilnis = huisvuil
auto = wagen = personenauto
bagger = slib
bedrijfskleding = werkkleding = dienstkleding = uniform
beeldscherm = monitor
beker = mok
beperking = handicap = gehandicapt = invalide = mindervalide
bestek = programma van eisen
bestelbus = bestelauto = bestelwagen = busje
bestrating = klinker = straatsteen = tegel
bestrijdingsmiddel = gif = pesticide
beveiliging = bewaking = beveiliger
biobased = natuurlijk materiaal = hernieuwbaar
biologisch = ecologisch
boa = handhaver = handhaving = toezichthouder
bouw = nieuwbouw = bouwen
bouwplaats = bouwterrein
brandblusser = blusmiddel
brandstof = diesel = benzine
budget = begroting = kadernota
bureaustoel = kantoorstoel
circulair = circulariteit
cloud = hosting = server
computer = pc = ict-apparatuur
contractmanagement = contractbeheer = nakoming
crisisopvang = noodopvang
datacenter = rekencentrum
diversiteit = inclusie = inclusief
duurzaam = milieuvriendelijk
e-bike = elektrische fiets
emissievrij = emissieloos = uitstootvrij
fairtrade = eerlijke handel = eerlijke prijs
gemeentehuis = stadhuis = raadhuis
gladheidsbestrijding = strooien = strooizout
groenonderhoud = groenvoorziening = plantsoen = groenbeheer = hovenier
gunningscriterium = punten = weging = emvi
gymzaal = sporthal = sportzaal = gymlokaal
hergebruik = herbruikbaar = terugnemen
huishoudelijke hulp = thuiszorg = hulp in de huishouding
ict = automatisering
inburgering = taalles = taal leren
inhuur = externe = uitzendkracht = flexkracht = detachering = zzp
jeugdzorg = jeugdhulp
kantine = bedrijfsrestaurant = catering
kerstpakket = kerstgeschenk
ketenverantwoordelijkheid = isv = internationale sociale voorwaarden = mensenrechten
kliko = minicontainer = rolemmer = rolcontainer = afvalcontainer
laadpaal = laadpunt = laadstation = laadinfrastructuur
lamp = verlichting = licht
laptop = notebook
leerlingenvervoer = doelgroepenvervoer = schoolvervoer = taxivervoer
leverancier = aanbieder = opdrachtnemer = inschrijver
lunch = broodje = maaltijd
maaien = bermbeheer = maaibeleid
marktconsultatie = marktverkenning = praten met de markt
meubilair = meubel = meubels
mkb = klein bedrijf = kleine ondernemer
mki = milieukosten = milieukostenindicator
natuursteen = hardsteen
netcongestie = vol net = stroomnet
nieuwkomer = statushouder = vluchteling = asielzoeker = inburgeraar
onderhoud = reparatie = herstel
opleiding = training = cursus = scholing
personeel = medewerker = collega = werknemer
plastic = kunststof
printer = kopieermachine = kopieerapparaat = multifunctional
recycling = recyclen = gerecycled = kringloop
riool = riolering
schilderwerk = schilder = verf
school = onderwijs = kindcentrum
schoonmaak = reiniging = schoonmaakmiddel
schuldhulpverlening = schuldhulp = schuld
sloop = slopen = demontage
social return = sroi = afstand tot de arbeidsmarkt = werkervaring = re-integratie
sociale werkplaats = werkbedrijf = sociale werkvoorziening = sociale onderneming
software = applicatie = app
speeltuin = speelplek = speelplaats = speeltoestel
stage = leerwerkplek = leerling = werkervaringsplek
stofferen = bekleden
straatmeubilair = bankje = zitbank
straatverlichting = openbare verlichting = straatlantaarn = lantaarnpaal = lantarenpaal = lichtmast
stroom = elektriciteit = energie
telefoon = mobiel = mobieltje = smartphone = gsm
tijdschrift = blad
tractor = trekker
tweedehands = refurbished = gereconditioneerd = opgeknapt
uitstoot = emissie = co2
vegetarisch = plantaardig = vega = vegan = zonder vlees
verpakking = emballage
verzuim = ziekteverzuim = ziekmelding
vragenlijst = enquête
vrachtwagen = vrachtauto
vuilniswagen = vuilnisauto = inzamelwagen
wagenpark = voertuigen = vloot
wc = toilet = sanitair
werving = vacature = sollicitatie = solliciteren
wethouder = portefeuillehouder = bestuurder
zonnepaneel = zonne-energie = zonnestroom
zwerfafval = zwerfvuil
"""

KINDS = """
emissievrij: elektrisch, accu, waterstof
energie: stroom, gas, warmte
hergebruik: tweedehands
ict: computer, laptop, telefoon, software, printer, beeldscherm
materiaal: hout, beton, staal, kunststof
meubilair: stoel, bureau, tafel
voertuig: auto, bestelbus, vrachtwagen, tractor, vuilniswagen, fiets
wmo: traplift, scootmobiel, rolstoel, huishoudelijke hulp
"""
"""A word, and words for kinds of it."""

_SHORTEST = 4
_PLAIN = str.maketrans("ê:,=-", "e    ")

FIELD_WORDS = frozenset(
    word for word in f"{SAME}{KINDS}".translate(_PLAIN).split() if len(word) >= _SHORTEST
)
"""Every word of these lists; the dictionary does not hold them all."""
