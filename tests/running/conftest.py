from tests.running.environment import refusal, settings_with

__all__ = ["refusal", "settings_with"]
