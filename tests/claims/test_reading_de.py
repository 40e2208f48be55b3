"""German sentences of every kind of event, each with the claim that a reader takes from it.

Sentences are our own; the facts in them are public or made up for the test. A row gives the event, some of the
roles (ids or names, comma for several), status and polarity; more claims and more roles may be found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from stemmata import reading
from stemmata.claims.extract import analyse
from stemmata.claims.setting import Trace
from stemmata.model import Claim

TAIL = " Das Verteidigungsministerium machte dazu keine Angaben."
"""A second sentence, so that the first stands in the body of a report of the field."""

READ: tuple[tuple[str, str, str, str], ...] = (
    (
        "Deutschland hat der Ukraine 18 Kampfpanzer vom Typ Leopard 2 geliefert.",
        "transfer",
        "supplier=DE recipient=UA item=leopard-2",
        "occurred positive",
    ),
    (
        "Die ersten drei Patriot-Batterien sind am Dienstag in Polen eingetroffen.",
        "transfer",
        "recipient=PL item=patriot",
        "occurred positive",
    ),
    (
        "Die Ukraine nahm vergangene Woche zwei Nasams-Systeme aus Norwegen entgegen.",
        "transfer",
        "supplier=NO recipient=UA item=nasams",
        "occurred positive",
    ),
    (
        "An die ukrainische Armee übergeben wurden laut London 14 Kampfpanzer vom Typ Challenger 2.",
        "transfer",
        "recipient=UA item=challenger-2",
        "occurred positive",
    ),
    (
        "Paris hat Kiew mit Marschflugkörpern vom Typ Scalp beliefert, berichtet Le Monde.",
        "transfer",
        "supplier=FR recipient=UA item=scalp",
        "occurred positive",
    ),
    (
        "Schweden stellte der Ukraine acht Archer-Haubitzen zur Verfügung.",
        "transfer",
        "supplier=SE recipient=UA item=archer",
        "occurred positive",
    ),
    (
        "Drei S-300-Batterien wurden im April 2022 von der Slowakei an die Ukraine abgegeben.",
        "transfer",
        "supplier=SK recipient=UA item=s-300",
        "occurred positive",
    ),
    (
        "Iranische Waffen wurden über den Irak an die Hisbollah geschmuggelt.",
        "transfer",
        "recipient=hezbollah item=weapons",
        "occurred positive",
    ),
    (
        "Waffen aus Libyen gelangten in die Hände von Rebellen in Mali.",
        "transfer",
        "supplier=LY item=weapons",
        "occurred positive",
    ),
    (
        "Die Gruppe Wagner erhielt im November 2022 Artilleriegranaten aus Nordkorea.",
        "transfer",
        "supplier=KP recipient=wagner item=artillery-shell",
        "occurred positive",
    ),
    (
        "Dänemark gab alle seine Caesar-Haubitzen an die Ukraine ab.",
        "transfer",
        "supplier=DK recipient=UA item=caesar",
        "occurred positive",
    ),
    (
        "Serbien kaufte in China Flugabwehrraketen des Typs FK-3.",
        "transfer",
        "supplier=CN recipient=RS",
        "occurred positive",
    ),
    (
        "Hunderte iranische Drohnen wurden im August an Russland geliefert.",
        "transfer",
        "recipient=RU item=drone",
        "occurred positive",
    ),
    (
        "Belgien sagte der Ukraine bis 2028 30 F-16-Kampfjets zu.",
        "transfer",
        "supplier=BE recipient=UA item=f-16",
        "planned positive",
    ),
    (
        "Kanada wird der Ukraine 50 gepanzerte Fahrzeuge zur Verfügung stellen.",
        "transfer",
        "supplier=CA recipient=UA item=armoured-vehicle",
        "planned positive",
    ),
    (
        "Die norwegische Regierung hat beschlossen, der Ukraine 54 Leopard-Panzer zu überlassen.",
        "transfer",
        "recipient=UA item=leopard",
        "planned positive",
    ),
    (
        "Die Türkei will 40 Eurofighter von Großbritannien kaufen.",
        "transfer",
        "supplier=GB recipient=TR item=eurofighter",
        "sought positive",
    ),
    (
        "Saudi-Arabien hat bei BAE Systems 72 Eurofighter geordert.",
        "transfer",
        "supplier=bae-systems recipient=SA item=eurofighter",
        "planned positive",
    ),
    (
        "Polen bestellte in Südkorea 1000 Kampfpanzer des Typs K2.",
        "transfer",
        "supplier=KR recipient=PL item=k2",
        "planned positive",
    ),
    (
        "Vietnam will in Indien BrahMos-Raketen einkaufen.",
        "transfer",
        "supplier=IN recipient=VN item=brahmos",
        "sought positive",
    ),
    (
        "Indien und Frankreich unterzeichneten 2016 einen Vertrag über die Lieferung von 36 Rafale-Kampfjets.",
        "transfer",
        "item=rafale property=contract",
        "planned positive",
    ),
    (
        "Das Weiße Haus erwägt, der Ukraine Streumunition zu schicken.",
        "transfer",
        "supplier=US recipient=UA item=cluster-munition",
        "planned positive",
    ),
    (
        "Der Kongress hat den Verkauf von 20 F-16-Kampfjets an Bahrain gebilligt.",
        "transfer",
        "recipient=BH item=f-16 property=approval",
        "planned positive",
    ),
    (
        "Washington hat den Verkauf von 50 Kampfjets des Typs F-35 an Saudi-Arabien genehmigt.",
        "transfer",
        "recipient=SA item=f-35 property=approval",
        "planned positive",
    ),
    (
        "Berlin gab grünes Licht für die Lieferung von Haubitzen an die Ukraine.",
        "transfer",
        "recipient=UA item=howitzer property=approval",
        "planned positive",
    ),
    (
        "Deutschland wird Saudi-Arabien keine Eurofighter liefern, sagte der Kanzler.",
        "transfer",
        "supplier=DE recipient=SA item=eurofighter",
        "planned negative",
    ),
    (
        "Berlin lehnt eine Lieferung von Taurus-Marschflugkörpern an Kiew weiter ab.",
        "transfer",
        "supplier=DE recipient=UA item=taurus property=refused",
        "planned negative",
    ),
    (
        "Griechenland weigert sich, seine S-300-Systeme an die Ukraine abzugeben.",
        "transfer",
        "supplier=GR recipient=UA item=s-300",
        "planned negative",
    ),
    (
        "Italien setzte seine Waffenexporte nach Israel aus.",
        "sanction",
        "body=IT target=IL item=weapons",
        "occurred positive",
    ),
    (
        "Washington hat eine Lieferung schwerer Bomben an Israel auf Eis gelegt.",
        "transfer",
        "supplier=US recipient=IL item=bomb property=halted",
        "planned negative",
    ),
    (
        "Die Schweiz verweigerte die Weitergabe von Munition an die Ukraine.",
        "transfer",
        "recipient=UA item=ammunition property=refused",
        "planned negative",
    ),
    (
        "Estland wünscht sich mehr Javelin-Raketen aus den USA.",
        "transfer",
        "supplier=US recipient=EE item=javelin",
        "sought positive",
    ),
    (
        "Selenskyj drängt erneut auf weitere Patriot-Systeme.",
        "transfer",
        "recipient=UA item=patriot",
        "sought positive",
    ),
    (
        "Der Iran bestreitet, Drohnen an Russland geliefert zu haben.",
        "transfer",
        "supplier=IR recipient=RU item=drone",
        "occurred negative",
    ),
    (
        "Peking hat nach eigener Darstellung nie Waffen an Russland geliefert.",
        "transfer",
        "supplier=CN recipient=RU item=weapons",
        "occurred negative",
    ),
    (
        "Kroatische Zöllner fanden in einem Lastwagen aus Bosnien 1200 Gewehre.",
        "transfer",
        "operator=HR supplier=BA item=rifle",
        "ongoing positive",
    ),
    (
        "Auf Zypern wurde tonnenweise Sprengstoff für die Hisbollah sichergestellt.",
        "transfer",
        "recipient=hezbollah item=explosives",
        "ongoing positive",
    ),
    (
        "Die US-Marine fing eine Dhau mit iranischen Raketenteilen für die Huthi ab.",
        "transfer",
        "operator=US recipient=houthis item=missile-parts",
        "ongoing positive",
    ),
    (
        "Russland feuerte in der Nacht 40 Raketen auf die Ukraine ab.",
        "use",
        "operator=RU target=UA item=missile",
        "occurred positive",
    ),
    (
        "In der Nacht ließ Russland Raketen auf Kiew niederregnen.",
        "use",
        "operator=RU target=Kyiv item=missile",
        "occurred positive",
    ),
    (
        "Mindestens 30 Drohnen hat die russische Armee auf Charkiw abgefeuert.",
        "use",
        "operator=RU target=Kharkiv item=drone",
        "occurred positive",
    ),
    (
        "Die Huthi feuerten zwei Antischiffsraketen auf einen US-Zerstörer im Roten Meer ab.",
        "use",
        "operator=houthis item=anti-ship-missile",
        "occurred positive",
    ),
    (
        "Die Hamas hat seit Oktober Tausende Raketen auf Israel abgeschossen.",
        "use",
        "operator=hamas target=IL item=missile",
        "occurred positive",
    ),
    (
        "Kiew wurde am Montag mit Marschflugkörpern angegriffen.",
        "use",
        "target=Kyiv item=cruise-missile",
        "occurred positive",
    ),
    ("Charkiw geriet am Sonntag erneut unter Raketenbeschuss.", "use", "target=Kharkiv", "occurred positive"),
    ("Israel flog Luftangriffe auf Damaskus.", "use", "operator=IL target=Damascus", "occurred positive"),
    (
        "Die sudanesische Armee beschoss Omdurman mit Artillerie.",
        "use",
        "operator=SD target=Omdurman item=artillery",
        "occurred positive",
    ),
    (
        "Eine Iskander-Rakete schlug in ein Wohnhaus in Charkiw ein.",
        "use",
        "item=iskander property=impact",
        "occurred positive",
    ),
    (
        "Auf Haifa gingen Raketen der Hisbollah nieder.",
        "use",
        "target=Haifa item=missile property=impact",
        "occurred positive",
    ),
    (
        "Über Kiew wurden zwei Kinschal-Raketen abgeschossen.",
        "use",
        "item=kinzhal property=intercepted",
        "occurred positive",
    ),
    (
        "Die ukrainische Luftwaffe schoss nach eigenen Angaben 35 von 40 Drohnen ab.",
        "use",
        "item=drone property=intercepted",
        "occurred positive",
    ),
    (
        "Die Huthi bekannten sich zu einem Drohnenangriff auf Tel Aviv.",
        "use",
        "operator=houthis target=Tel Aviv item=drone",
        "occurred positive",
    ),
    (
        "Die Ukraine griff mit ATACMS-Raketen einen Flugplatz auf der Krim an.",
        "use",
        "operator=UA item=atacms",
        "occurred positive",
    ),
    ("Bei dem Angriff kam Streumunition zum Einsatz.", "use", "item=cluster-munition", "occurred positive"),
    (
        "Nordkorea testete am Donnerstag eine neue Interkontinentalrakete.",
        "test",
        "operator=KP item=intercontinental-ballistic-missile",
        "occurred positive",
    ),
    (
        "Pjöngjang nahm einen Teststart einer Hyperschallrakete vor.",
        "test",
        "operator=KP item=hypersonic-missile",
        "occurred positive",
    ),
    ("Der Iran hat seine Khorramshahr-Rakete erprobt.", "test", "operator=IR item=khorramshahr", "occurred positive"),
    (
        "Rheinmetall will in Litauen ein Werk für Artilleriegranaten errichten.",
        "production",
        "operator=rheinmetall item=artillery-shell",
        "planned positive",
    ),
    ("Russland stellt in Alabuga Geran-2-Drohnen her.", "production", "operator=RU item=geran-2", "ongoing positive"),
    (
        "Frankreich und Deutschland wollen gemeinsam einen neuen Kampfpanzer entwickeln.",
        "production",
        "operator=DE,FR item=main-battle-tank",
        "planned positive",
    ),
    ("Polen soll 820 K2PL in Lizenz bauen.", "production", "operator=PL item=k2pl", "planned positive"),
    (
        "Deutschland verlegt eine Patriot-Batterie nach Polen.",
        "deployment",
        "operator=DE item=patriot",
        "ongoing positive",
    ),
    ("Russische S-400-Systeme sind seit 2015 in Syrien stationiert.", "deployment", "item=s-400", "ongoing positive"),
    (
        "Die Philippinen wollen BrahMos-Raketen auf Luzon stationieren.",
        "deployment",
        "operator=PH item=brahmos",
        "planned positive",
    ),
    (
        "Nordkoreanische Soldaten sind in die russische Region Kursk entsandt worden.",
        "deployment",
        "operator=KP property=soldiers",
        "occurred positive",
    ),
    (
        "Russland versetzte seine Atomstreitkräfte in Alarmbereitschaft.",
        "deployment",
        "operator=RU property=alert",
        "occurred positive",
    ),
    (
        "Bis zu 12.000 nordkoreanische Soldaten halten sich laut Kiew in Russland auf.",
        "deployment",
        "operator=KP property=soldiers",
        "ongoing positive",
    ),
    (
        "Großbritannien hat seit Juni 10.000 ukrainische Soldaten ausgebildet.",
        "deployment",
        "operator=UA property=training",
        "occurred positive",
    ),
    (
        "Die EU hat Sanktionen gegen drei iranische Drohnenhersteller verhängt.",
        "sanction",
        "body=EU target=IR",
        "occurred positive",
    ),
    (
        "Der UN-Sicherheitsrat verlängerte das Waffenembargo gegen den Südsudan bis Mai 2025.",
        "sanction",
        "target=SS body=UN Security Council",
        "occurred positive",
    ),
    ("Gegen Libyen gilt seit 2011 ein Waffenembargo.", "sanction", "target=LY", "ongoing positive"),
    (
        "Südkorea kündigte Sanktionen gegen elf russische Schiffe an.",
        "sanction",
        "target=RU body=KR",
        "planned positive",
    ),
    (
        "Das UN-Waffenembargo gegen den Iran lief im Oktober 2020 aus.",
        "sanction",
        "target=IR body=UN",
        "occurred negative",
    ),
    (
        "Großbritannien verbot die Ausfuhr von Drohnenteilen in den Iran.",
        "sanction",
        "target=IR body=GB item=drone-parts",
        "occurred positive",
    ),
    (
        "Der Start verstößt gegen die Resolution 1718 des Sicherheitsrats.",
        "violation",
        "regime=UNSCR 1718",
        "occurred positive",
    ),
    (
        "Der UN-Sicherheitsrat kam am Montag wegen des Raketenstarts zusammen.",
        "referral",
        "body=UN Security Council",
        "occurred positive",
    ),
    (
        "Der Sudan verklagte die Emirate vor dem Internationalen Gerichtshof.",
        "referral",
        "parties=SD body=International Court of Justice",
        "occurred positive",
    ),
    (
        "Kiew reichte beim Internationalen Gerichtshof eine Klage ein.",
        "referral",
        "parties=UA body=International Court of Justice",
        "occurred positive",
    ),
    (
        "Die Bundeswehr besitzt rund 300 Leopard-2-Panzer.",
        "assessment",
        "operator=DE item=leopard-2 property=holdings",
        "occurred positive",
    ),
    (
        "Die Ukraine hat laut Oryx 15 Bradley-Schützenpanzer verloren.",
        "assessment",
        "operator=UA item=bradley property=losses",
        "occurred positive",
    ),
    (
        "Rebellen erbeuteten zwei Panzer des Typs T-55.",
        "assessment",
        "item=t-55 property=captured",
        "occurred positive",
    ),
    (
        "Die Trümmer stammen von einer iranischen Drohne des Typs Shahed-136.",
        "identification",
        "supplier=IR item=shahed-136",
        "occurred positive",
    ),
    (
        "Kiew hat Washington um Tomahawk-Marschflugkörper gebeten.",
        "transfer",
        "supplier=US recipient=UA item=tomahawk",
        "sought positive",
    ),
    (
        "Gespräche über die Lieferung von Su-35-Kampfjets an den Iran laufen, hieß es in Moskau.",
        "transfer",
        "recipient=IR item=su-35",
        "negotiated positive",
    ),
    (
        "Zwei weitere Iris-T-Systeme sind nach Angaben der Bundesregierung auf dem Weg in die Ukraine.",
        "transfer",
        "recipient=UA item=iris-t-slm",
        "ongoing positive",
    ),
    (
        "Es gibt keine Belege dafür, dass Äthiopien Drohnen gegen Zivilisten eingesetzt hat.",
        "use",
        "operator=ET item=drone",
        "occurred negative",
    ),
    (
        "Die Rakete ist nordkoreanischen Ursprungs, sagte die Staatsanwaltschaft in Charkiw.",
        "identification",
        "supplier=KP item=missile",
        "occurred positive",
    ),
    (
        "Ermittler identifizierten die Rakete als nordkoreanische KN-23.",
        "identification",
        "supplier=KP item=kn-23",
        "occurred positive",
    ),
    (
        "Mit dem Bau der von Polen bestellten K2-Panzer wurde in Südkorea begonnen.",
        "production",
        "item=k2",
        "ongoing positive",
    ),
    (
        "Den Taliban fielen Hunderte amerikanische Humvees in die Hände.",
        "assessment",
        "item=humvee property=captured",
        "occurred positive",
    ),
    (
        "Ukrainische Piloten werden in Dänemark an F-16-Kampfjets ausgebildet.",
        "deployment",
        "operator=UA item=f-16 property=training",
        "ongoing positive",
    ),
    (
        "Das Verteidigungsministerium in Warschau bestätigte die Ankunft der ersten 20 K2-Panzer.",
        "transfer",
        "recipient=PL item=k2",
        "occurred positive",
    ),
    (
        "Die vom Iran gelieferten Raketen wurden von einer Miliz auf Kirkuk abgefeuert.",
        "transfer",
        "supplier=IR item=missile",
        "occurred positive",
    ),
    (
        "Polen hat der Ukraine seit März zehn Kampfjets vom Typ MiG-29 überlassen.",
        "transfer",
        "supplier=PL recipient=UA item=mig-29",
        "occurred positive",
    ),
    (
        "Bisher seien keine Raketen verschickt worden, sagte ein US-Beamter.",
        "transfer",
        "item=missile",
        "occurred negative",
    ),
    (
        "China bereitet nach Einschätzung Washingtons möglicherweise die Lieferung von Drohnen an Russland vor.",
        "transfer",
        "supplier=CN recipient=RU item=drone",
        "planned positive",
    ),
    (
        "Das Embargo verbietet allen Staaten, Waffen an Eritrea zu verkaufen.",
        "sanction",
        "target=ER item=weapons",
        "ongoing positive",
    ),
    (
        "Die USA haben einen zweiten Flugzeugträger ins Mittelmeer verlegt.",
        "deployment",
        "operator=US item=aircraft-carrier",
        "occurred positive",
    ),
    (
        "In Spanien wurden rund 400 ukrainische Soldaten am Kampfpanzer Leopard geschult.",
        "deployment",
        "operator=UA item=leopard property=training",
        "occurred positive",
    ),
    (
        "Äthiopiens Luftwaffe habe Mekelle mit türkischen Bayraktar-Drohnen bombardiert, sagten Helfer.",
        "use",
        "operator=ET target=Mekelle item=tb2",
        "occurred positive",
    ),
    (
        "Die Bundesregierung hat die Lieferung von 100 Leopard-1-Panzern an die Ukraine freigegeben.",
        "transfer",
        "supplier=DE recipient=UA item=leopard-1 property=approval",
        "planned positive",
    ),
    (
        "Den Emiraten wird vorgeworfen, die RSF mit chinesischen Drohnen zu bewaffnen.",
        "transfer",
        "supplier=AE recipient=rsf item=drone",
        "occurred positive",
    ),
    (
        "Frankreich warf dem Iran vor, gegen die Resolution 2231 verstoßen zu haben.",
        "violation",
        "operator=IR regime=UNSCR 2231",
        "occurred positive",
    ),
    (
        "Pjöngjang hat erneut eine ballistische Rakete ins Meer gefeuert.",
        "test",
        "operator=KP item=ballistic-missile",
        "occurred positive",
    ),
    (
        "Von 40 Drohnen seien 35 unschädlich gemacht worden, teilte die Luftwaffe in Kiew mit.",
        "use",
        "item=drone property=intercepted",
        "occurred positive",
    ),
)

NOT_YET: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "Aserbaidschan bezieht die meisten seiner Drohnen aus Israel.",
        "transfer",
        "supplier=IL recipient=AZ item=drone",
        "ongoing positive",
        "'die meisten seiner Drohnen': the item hangs below a word of quantity",
    ),
    (
        "Ungarn unterzeichnete mit Schweden einen Vertrag über vier Gripen-Kampfjets.",
        "transfer",
        "supplier=SE recipient=HU item=gripen",
        "planned positive",
        "the signer who is the subject buys",
    ),
    (
        "Wenn der Westen der Ukraine Taurus-Marschflugkörper lieferte, wäre das laut Moskau eine Eskalation.",
        "transfer",
        "recipient=UA item=taurus",
        "hypothetical positive",
        "the item is parsed as part of the name before it",
    ),
    (
        "Russische Truppen nahmen Cherson mit Grad-Raketen unter Beschuss.",
        "use",
        "operator=RU target=Kherson item=grad",
        "occurred positive",
        "a capital or town as object of 'unter Beschuss nehmen'",
    ),
    (
        "Die letzten US-Soldaten haben Niger verlassen.",
        "deployment",
        "operator=US property=soldiers",
        "occurred negative",
        "soldiers named with their state in one word are an actor, not forces",
    ),
    (
        "Der Sicherheitsrat hob das Waffenembargo gegen Somalia auf.",
        "sanction",
        "target=SO body=UN Security Council",
        "occurred negative",
        "the lifting body is lost",
    ),
    (
        "Die Niederlande dürfen keine Ersatzteile für F-35-Kampfjets mehr nach Israel ausführen.",
        "transfer",
        "supplier=NL recipient=IL",
        "planned negative",
        "'dürfen keine ... mehr': forbidden, planned and negative",
    ),
    (
        "Russland verhandelt mit Indien über den Verkauf von fünf weiteren S-400-Systemen.",
        "transfer",
        "supplier=RU recipient=IN item=s-400",
        "negotiated positive",
        "the partner of the talks is not passed down to the sale",
    ),
    (
        "Für die Ausfuhr der Haubitzen nach Armenien fehlt die Genehmigung.",
        "transfer",
        "recipient=AM item=howitzer",
        "planned negative",
        "a permit that is lacking turns the polarity",
    ),
    (
        "Sollte der Westen der Ukraine Taurus-Marschflugkörper liefern, werde Moskau reagieren.",
        "transfer",
        "recipient=UA item=taurus",
        "hypothetical positive",
        "'sollte' first in the clause is a condition",
    ),
    (
        "Die EU beschloss ihr 13. Sanktionspaket gegen Russland.",
        "sanction",
        "target=RU body=EU",
        "occurred positive",
        "an operator that needs a sanction stops the search when it comes first, and the reverse",
    ),
    (
        "Der Firma wird ein Verstoß gegen das Außenwirtschaftsgesetz vorgeworfen.",
        "violation",
        "regime=Foreign Trade Act (AWG)",
        "occurred positive",
        "a rule named after 'gegen' but hung from the verb of accusing",
    ),
    (
        "Russland blockierte mit seinem Veto die Verlängerung der Sanktionen gegen Mali.",
        "sanction",
        "target=ML",
        "occurred negative",
        "a negative operator above a settled status does not turn the polarity",
    ),
    (
        "Human Rights Watch dokumentierte den Einsatz von Streumunition in Tigray.",
        "use",
        "item=cluster-munition",
        "occurred positive",
        "an event noun told by its place in a nested phrase",
    ),
    (
        "Österreich widerrief die Genehmigung für die Ausfuhr von Gewehren in den Iran.",
        "transfer",
        "recipient=IR item=rifle",
        "planned negative",
        "a negative operator above a settled status does not turn the polarity",
    ),
    (
        "Saab fertigt in Brasilien Gripen-Kampfjets.",
        "production",
        "operator=saab item=gripen",
        "ongoing positive",
        "the item is parsed as part of the name before it",
    ),
)
"""What no reading finds yet, with the reason."""

EMPTY: tuple[str, ...] = (
    "Die Stürmer des VfL schossen aus allen Rohren, doch der Ball wollte nicht ins Tor. Erst in der 85. Minute "
    "zündete Neuzugang Meier eine Rakete aus 30 Metern. Die Gäste griffen über links an und trafen zweimal den "
    "Pfosten. Trainer Kurz brachte mit Lehmann eine weitere Waffe für die Offensive. Der Verein hat zudem einen "
    "Verteidiger aus Brügge verpflichtet.",
    "Im Zoo von Leipzig sind zwei Leoparden aus Berlin eingetroffen. Das Paar wurde im Rahmen eines Zuchtprogramms "
    "übergeben; im Tausch lieferte Leipzig einen Tiger nach Frankreich. Ein Puma wird noch erwartet. Die Tiere "
    "seien für den Transport trainiert worden, sagte die Kuratorin.",
    "Die Notenbank hat am Donnerstag einen Warnschuss auf Währungshändler abgefeuert. Sie verfüge über ein ganzes "
    "Arsenal an Mitteln und werde es einsetzen, sagte ihr Präsident. Analysten sprachen von einer Bazooka. Die "
    "Aktien in Tokio stürzten ab, Exporteure wie Toyota wurden hart getroffen.",
    "Eine Rakete mit zwei Nachrichtensatelliten ist am Freitag in Französisch-Guayana gestartet. Das Triebwerk war "
    "im März getestet worden. Die von Airbus gebauten Satelliten sollen in 800 Kilometern Höhe ausgesetzt werden. "
    "Ein zweiter Start ist für Herbst geplant. Der Betreiber hat drei weitere Starts bei Arianespace bestellt.",
    "Die Außenminister Ägyptens und der Türkei sind am Sonntag in Kairo zu Gesprächen über Handel und Tourismus "
    "zusammengekommen. Es war der erste Besuch dieser Art seit zehn Jahren. Beide Seiten vereinbarten, wieder "
    "Botschafter auszutauschen. Präsident Sisi reist im Frühjahr nach Ankara.",
    "Was soll das alles noch? Der Krieg zieht sich seit zwei Jahren hin, und in Brüssel hat niemand einen Plan. "
    "Diplomatie braucht Mut, keine Parolen. Unsere Politiker reden gern von Stärke; sie sollten vom Frieden reden.",
)
"""Reports that use the words of the field for something else, or tell no event."""


def _claims(text: str) -> list[Claim]:
    stated = {"published": "2024-05-17", "language": "de", "publisher": "P"}
    return list(analyse(reading.read_text(text, document="test", stated=stated), trace=Trace(by_weights=False)).claims)


def _names(value: Any) -> set[Any]:
    if isinstance(value, (list, tuple)):
        return {name for one in value for name in _names(one)}
    if isinstance(value, Mapping):
        return {value.get("id"), value.get("name"), value.get("text")}
    return {value}


def _agrees(claim: Claim, event: str, roles: str, state: str) -> bool:
    status, polarity = state.split()
    wanted = re.findall(r"(\w+)=(.*?)(?= \w+=|$)", roles)
    return (claim.event, claim.status, claim.polarity) == (event, status, polarity) and all(
        set(names.split(",")) <= _names(claim.roles.get(role)) for role, names in wanted
    )


@pytest.mark.parametrize(
    ("sentence", "event", "roles", "state"),
    [*READ, *(pytest.param(*row[:4], marks=pytest.mark.xfail(strict=True, reason=row[4])) for row in NOT_YET)],
)
def test_a_sentence_gives_its_claim(sentence: str, event: str, roles: str, state: str) -> None:
    found = _claims(sentence + TAIL)
    read = [(c.event, c.roles, c.status, c.polarity) for c in found]
    assert any(_agrees(c, event, roles, state) for c in found), read


@pytest.mark.parametrize("text", EMPTY)
def test_other_reports_stay_empty(text: str) -> None:
    assert _claims(text) == []
