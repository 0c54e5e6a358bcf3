/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guide's search field: works without a network and without a server, from search-index.js,
 * which is read when somebody first goes to the field and brings what the field says too. Without
 * scripts the field does not show. */
"use strict";

window.GuideSearch = (function () {
    const MOST = 20, AROUND = 70;

    /* ── finding ── */

    function fold(text) {
        return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    }

    function wordsOf(text) {
        return fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    }

    /* Each word where it may begin, after a space. */
    function spaced(text) {
        return " " + wordsOf(text).join(" ");
    }

    /* A word in the title counts for more than one in a heading, that for more than many below. */
    function scoreOf(entry, words) {
        const parts = [[spaced(entry[2]), 4, 4], [spaced(entry[3]), 6, 6], [spaced(entry[4]), 1, 3]];
        let score = 0;
        for (const word of words) {
            let here = 0;
            for (const [text, each, most] of parts)
                here += Math.min((text.split(" " + word).length - 1) * each, most);
            if (here === 0)
                return 0;
            score += here;
        }
        return score;
    }

    /* A piece of the text from just before the first of the words. */
    function pieceOf(text, words) {
        const pattern = new RegExp("(?<![\\p{L}\\p{N}])(" + words.join("|") + ")", "iu");
        const at = Math.max(text.search(pattern), 0);
        const from = at < AROUND ? 0 : text.indexOf(" ", at - AROUND) + 1;
        const to = text.length - at < AROUND ? text.length : text.lastIndexOf(" ", at + AROUND);
        return (from > 0 ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
    }

    /* The places that have all the words, or words that begin so; the best first. */
    function find(index, query) {
        const words = wordsOf(query);
        if (words.length === 0)
            return [];
        return index.map((entry) => ({entry, score: scoreOf(entry, words)}))
            .filter((hit) => hit.score > 0)
            .sort((one, other) => other.score - one.score)
            .slice(0, MOST)
            .map(({entry: [page, anchor, title, heading, text]}) => ({
                page, title, heading,
                address: page + ".html" + (anchor ? "#" + anchor : ""),
                piece: pieceOf(text, words)
            }));
    }

    /* ── the field ── */

    function element(name, text) {
        const made = document.createElement(name);
        made.textContent = text;
        return made;
    }

    function lineOf(hit) {
        const line = document.createElement("li"), link = element("a", hit.title);
        if (hit.heading)
            link.textContent += " › " + hit.heading;
        link.href = hit.address;
        line.append(link, element("p", hit.piece));
        return line;
    }

    function say(found, query) {
        if (query.trim() === "")
            return "";
        const n = found.length, said = window.GUIDE_WORDS;
        const words = n === 0 ? said.none : n === 1 ? said.one : n === MOST ? said.best : said.many;
        return words.replace("#", n);
    }

    /* Before the index is there, nothing: it shows what there is once it comes. */
    function show(form) {
        if (!window.GUIDE_INDEX)
            return;
        const query = form.elements.words.value, found = find(window.GUIDE_INDEX, query);
        form.querySelector("[role=status]").textContent = say(found, query);
        form.querySelector("ol").replaceChildren(...found.map(lineOf));
    }

    function load(form) {
        if (form.dataset.loads)
            return;
        form.dataset.loads = "yes";
        const script = document.createElement("script");
        script.src = "search-index.js";
        script.onload = () => show(form);
        document.head.append(script);
    }

    /* Up and down go through what was found, Escape back to an empty field. */
    function onKey(event, form) {
        const field = form.elements.words, links = [...form.querySelectorAll("ol a")];
        const at = links.indexOf(document.activeElement);
        const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
        if (event.key === "Escape") {
            field.value = "";
            show(form);
            field.focus();
        } else if (step && (links[at + step] || at + step === -1)) {
            (links[at + step] || field).focus();
        } else {
            return;
        }
        event.preventDefault();
    }

    function begin(form) {
        const field = form.elements.words;
        form.hidden = false;
        field.addEventListener("focus", () => load(form));
        field.addEventListener("input", () => show(form));
        form.addEventListener("keydown", (event) => onKey(event, form));
        form.addEventListener("submit", (event) => {
            const first = form.querySelector("ol a");
            event.preventDefault();
            if (first)
                first.click();
        });
        document.addEventListener("keydown", (event) => {
            if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey &&
                !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) {
                event.preventDefault();
                field.focus();
            }
        });
    }

    if (typeof document !== "undefined")
        begin(document.getElementById("guide-search"));
    return {find};
})();
