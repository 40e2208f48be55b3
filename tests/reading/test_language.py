"""Which language a text is taken for: one that cannot be read must never pass for one that can."""

from __future__ import annotations

import pytest

from stemmata import languages
from stemmata.reading.language import detect

FOREIGN = {
    "cy": "Cyhoeddodd llywodraeth y Deyrnas Unedig ddydd Mawrth ei bod wedi anfon taflegrau i Wcráin. Dywedodd "
    "llefarydd ar ran y Weinyddiaeth Amddiffyn fod y llwyth wedi cyrraedd yr wythnos diwethaf.",
    "fi": "Suomen hallitus ilmoitti tiistaina lähettäneensä Ukrainaan ohjuksia. Puolustusministeriön edustajan mukaan "
    "toimitus saapui perille viime viikolla.",
    "sv": "Regeringen meddelade på tisdagen att den har skickat robotar till Ukraina. En talesperson för "
    "försvarsdepartementet sade att leveransen kom fram förra veckan.",
    "da": "Regeringen meddelte tirsdag, at den har sendt missiler til Ukraine. En talsmand for Forsvarsministeriet "
    "sagde, at leverancen ankom i sidste uge.",
    "hu": "A kormány kedden bejelentette, hogy rakétákat küldött Ukrajnába. A védelmi minisztérium szóvivője szerint a "
    "szállítmány a múlt héten érkezett meg.",
    "ro": "Guvernul a anunțat marți că a trimis rachete în Ucraina. Un purtător de cuvânt al Ministerului Apărării a "
    "declarat că transportul a ajuns săptămâna trecută.",
    "af": "Die regering het Dinsdag aangekondig dat dit missiele na Oekraïne gestuur het. 'n Woordvoerder het gesê die "
    "besending het verlede week aangekom.",
    "lb": "D'Regierung huet e Dënschdeg matgedeelt, datt si Rakéiten an d'Ukrain geschéckt huet. E Spriecher sot, "
    "d'Liwwerung wier d'lescht Woch ukomm.",
    "fr": "Le gouvernement a annoncé mardi avoir envoyé des missiles en Ukraine, a déclaré un porte-parole.",
}
OURS = {
    "Iran delivered missiles to Russia.": "en",
    "North Korea fired two missiles on Tuesday, Seoul said.": "en",
    "Nordkorea feuerte am Dienstag zwei Raketen ab, so Seoul.": "de",
    "Der Iran lieferte Russland im Mai Drohnen.": "de",
    "KN-23, KN-24, Hwasong-17, Shahed-136, Mohajer-6, Geran-2, TOS-1A, S-300, S-400, BM-21 Grad, T-72.": "en",
}


@pytest.mark.parametrize("code", FOREIGN)
@pytest.mark.parametrize(("times", "hint"), [(1, None), (6, None), (6, "en-GB")])
def test_what_cannot_be_read_is_not_taken_for_what_can(code: str, times: int, hint: str | None) -> None:
    text = "\n".join([FOREIGN[code]] * times)
    assert detect(text, hint=hint) not in languages.codes()


@pytest.mark.parametrize("text", OURS)
def test_short_texts_of_ours_are_known(text: str) -> None:
    assert detect(text) == OURS[text]
