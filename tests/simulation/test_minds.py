"""Which minds can be had: a name that is no mind's, and a key that is not there, are refused before a run is made."""

from __future__ import annotations

import pytest

from agents.errors import InputError
from simulation.minds import check_mind, check_mind_names
from simulation.scenario import Settings


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("rulez", r"^there is no mind 'rulez'; did you mean rules\?$"),
        ("Rules", r"did you mean rules\?$"),
        ("loacl", r"did you mean local\?$"),
        ("opnai/gpt-4o-mini", r"^there is no mind 'opnai/gpt-4o-mini'; did you mean openai/gpt-4o-mini\?$"),
        ("openai", "such as openai/gpt-4o-mini$"),
        ("nosuch-one/model", "litellm knows no provider 'nosuch-one'; expected rules, local, plugin:NAME"),
        ("qqqq", "there is no mind 'qqqq'; expected rules, local, plugin:NAME, direct:MODEL@URL, or a model with"),
    ],
)
def test_a_name_that_is_no_minds_is_refused_with_what_may_have_been_meant(name: str, said: str) -> None:
    for check in (check_mind, check_mind_names):
        with pytest.raises(InputError, match=said):
            check(Settings(mind=name))


def test_a_role_is_checked_as_the_mind_is() -> None:
    with pytest.raises(InputError, match="there is no mind 'rulez'"):
        check_mind(Settings.model_validate({"roles": {"judge": "rulez"}}))


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("openai/gpt-4o-mini", "OPENAI_API_KEY"),
        ("gpt-4o-mini", "OPENAI_API_KEY"),
        ("anthropic/some", "ANTHROPIC_API_KEY"),
        ("gemini/some", "GEMINI_API_KEY or GOOGLE_API_KEY"),
        ("openrouter/some/model", "OPENROUTER_API_KEY"),
    ],
)
def test_a_model_without_its_key_is_refused_by_the_name_of_the_variable(
    name: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for own in ("OPENAI_BASE_URL", "OPENAI_API_BASE", "OR_API_KEY", "GOOGLE_APPLICATION_CREDENTIALS"):
        monkeypatch.delenv(own, raising=False)
    with pytest.raises(InputError, match=f"^{name} needs a key, .* the environment variable {variable}$"):
        check_mind(Settings(mind=name))
    assert check_mind_names(Settings(mind=name)) == (name,)
    monkeypatch.setenv(variable.partition(" ")[0], "anything")
    check_mind(Settings(mind=name))


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("openai/own", "OPENAI_API_BASE"),
        ("openai/own", "OPENAI_BASE_URL"),
        ("anthropic/own", "ANTHROPIC_API_BASE"),
        ("huggingface/a/b", "HF_TOKEN"),
        ("together_ai/a", "TOGETHER_API_KEY"),
    ],
)
def test_a_server_of_ones_own_or_a_token_does_in_place_of_a_key(
    name: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "http://127.0.0.1:1/v1")
    check_mind(Settings(mind=name))


@pytest.mark.parametrize("name", ["ollama/some", "ollama_chat/some", "hosted_vllm/some", "lm_studio/some", "rules"])
def test_a_provider_that_takes_no_key_needs_none(name: str) -> None:
    check_mind(Settings(mind=name))


@pytest.mark.parametrize("key", ["sk-canary-77\n", "sk-canary-77 b", "sk-canary-\u00fc7", "\ufeffsk-canary-77"])
@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("openai/gpt-4o-mini", "OPENAI_API_KEY"),
        ("gpt-4o-mini", "OPENAI_API_KEY"),
        ("anthropic/some", "ANTHROPIC_API_KEY"),
        ("direct:own@http://127.0.0.1:8000/v1", "DIRECT_API_KEY"),
        ("direct:own@http://127.0.0.1:8000/v1", "DIRECT_127_0_0_1_8000_API_KEY"),
    ],
)
def test_a_key_that_cannot_be_sent_is_named_and_never_shown(
    name: str, variable: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, key)
    with pytest.raises(InputError, match=rf"environment variable {variable} is no key that can be sent") as told:
        check_mind(Settings(mind=name))
    assert "canary" not in str(told.value)
    monkeypatch.setenv(variable, "sk-canary-77")
    check_mind(Settings(mind=name))


def test_a_model_that_is_asked_directly_is_no_business_of_litellms() -> None:
    assert check_mind_names(Settings(mind="direct:own@http://127.0.0.1:8000/v1")) == ()
