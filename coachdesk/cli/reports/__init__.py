"""What commands write of a day, a dossier, a team, an erasing: as lines and as JSON."""
